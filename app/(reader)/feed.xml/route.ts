import { openFrame } from '#app/openFrame';
import { tellPress } from '#app/tellPress';
import { feedPath, hubLinks, rss } from '#components/reader/feeds';
import { readFeed } from '#editorial/reading/feeds';

export const dynamic = 'force-dynamic';

export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  const { frame, facts } = await openFrame(Promise.resolve(Object.fromEntries(searchParams)));
  const found = await readFeed({ language: frame.language });
  const path = feedPath(frame, '/feed.xml');
  const feed = await rss({ frame, stories: found?.stories ?? [], path });
  return tellPress(feed, 'application/rss+xml; charset=utf-8', facts(found), 200, hubLinks(frame, path));
}
