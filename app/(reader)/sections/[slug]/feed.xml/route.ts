import { openFrame, segment } from '#app/openFrame';
import { tellPress } from '#app/tellPress';
import { feedPath, hubLinks, rss } from '#components/reader/feeds';
import { readFeed } from '#editorial/reading/feeds';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const slug = segment((await params).slug);
  const { searchParams } = new URL(request.url);
  const { frame, facts, paper } = await openFrame(Promise.resolve(Object.fromEntries(searchParams)));
  const { language } = frame;
  const found = slug ? await readFeed({ section: slug, language }) : null;
  if (!slug || !found)
    return tellPress('No such section.\n', 'text/plain; charset=utf-8', facts({ tags: ['latest'] }), 404);
  const names = paper.sections.find((section) => section.slug === slug)?.names ?? {};
  const name = names[language] ?? names[paper.language] ?? slug;
  const path = feedPath(frame, `/sections/${encodeURIComponent(slug)}/feed.xml`);
  const feed = await rss({ frame, stories: found.stories, path, name });
  return tellPress(feed, 'application/rss+xml; charset=utf-8', facts(found), 200, hubLinks(frame, path));
}
