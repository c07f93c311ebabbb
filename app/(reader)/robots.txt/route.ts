import { openPageContext } from '#app/_reader/pageContext.ts';
import { pressMeta } from '#app/_reader/pressMeta.ts';
import { readTerms } from '#editorial/readerQueries/paperFacts.ts';
import { robots } from '#publishing/robots/robotsTerms.ts';

export const dynamic = 'force-dynamic';

export async function GET() {
  const { frame, facts } = await openPageContext();
  const text = robots(frame, await readTerms());
  return pressMeta(text, 'text/plain; charset=utf-8', facts({ tags: ['terms'] }));
}
