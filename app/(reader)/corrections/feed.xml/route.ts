import { openPageContext } from '#app/_reader/pageContext.ts';
import { pressMeta } from '#app/_reader/pressMeta.ts';
import { readCorrections } from '#editorial/readerQueries/correctionList.ts';
import { correctionsFeed } from '#publishing/feeds/correctionsFeed.ts';

export const dynamic = 'force-dynamic';

export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  const { frame, facts } = await openPageContext(Promise.resolve(Object.fromEntries(searchParams)));
  const { page, ...freshness } = await readCorrections();
  const feed = correctionsFeed(frame, page.items);
  return pressMeta(feed, 'application/rss+xml; charset=utf-8', facts(freshness));
}
