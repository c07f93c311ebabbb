import { openFrame } from '#app/_reader/pageContext.ts';
import { tellPress } from '#app/_reader/pressMeta.ts';
import { readCorrections } from '#editorial/readerQueries/correctionList.ts';
import { correctionsFeed } from '#publishing/feeds/correctionsFeed.ts';

export const dynamic = 'force-dynamic';

export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  const { frame, facts } = await openFrame(Promise.resolve(Object.fromEntries(searchParams)));
  const found = await readCorrections();
  return tellPress(
    correctionsFeed(frame, found.page.items),
    'application/rss+xml; charset=utf-8',
    facts(found),
  );
}
