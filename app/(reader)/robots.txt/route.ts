import { openPageContext } from '#app/_reader/pageContext.ts';
import { textAnswer } from '#app/_reader/pressMeta.ts';
import { readTerms } from '#editorial/readerQueries/paperFacts.ts';
import { robots } from '#publishing/robots/robotsTerms.ts';

export const dynamic = 'force-dynamic';

export async function GET() {
  const { frame, facts } = await openPageContext();
  return textAnswer(robots(frame, await readTerms()), facts({ tags: ['terms'] }));
}
