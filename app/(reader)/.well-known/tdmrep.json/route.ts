import { openFrame } from '#app/_reader/pageContext.ts';
import { tellPress } from '#app/_reader/pressMeta.ts';
import { readTerms } from '#editorial/readerQueries/paperTerms.ts';
import { miningTerms } from '#publishing/robots/robotsTerms.ts';

export const dynamic = 'force-dynamic';

export async function GET() {
  const { facts } = await openFrame();
  const text = miningTerms(await readTerms());
  return tellPress(text, 'application/json; charset=utf-8', facts({ tags: ['terms'] }));
}
