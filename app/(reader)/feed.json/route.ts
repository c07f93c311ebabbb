import { openFrame } from '#app/openFrame';
import { tellPress } from '#app/tellPress';
import { feedPath, hubLinks, jsonFeed } from '#components/reader/feeds';
import { readFeed } from '#editorial/reading/feeds';

export const dynamic = 'force-dynamic';

export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  const { frame, facts } = await openFrame(Promise.resolve(Object.fromEntries(searchParams)));
  const found = await readFeed({ language: frame.language });
  const path = feedPath(frame, '/feed.json');
  const feed = await jsonFeed({ frame, stories: found?.stories ?? [], path });
  return tellPress(feed, 'application/feed+json; charset=utf-8', facts(found), 200, hubLinks(frame, path));
}
