import { openPageContext } from '#app/_reader/pageContext.ts';
import { pressMeta } from '#app/_reader/pressMeta.ts';
import { readTerms } from '#editorial/readerQueries/paperFacts.ts';
import { miningTerms } from '#publishing/robots/robotsTerms.ts';

export const dynamic = 'force-dynamic';

export async function GET() {
  const { facts } = await openPageContext();
  const terms = miningTerms(await readTerms());
  return pressMeta(terms, 'application/json; charset=utf-8', facts({ tags: ['terms'] }));
}
