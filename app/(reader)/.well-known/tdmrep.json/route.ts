import { openFrame } from '#app/openFrame';
import { tellPress } from '#app/tellPress';
import { miningTerms } from '#components/reader/terms';
import { readTerms } from '#editorial/reading/paperTerms';

export const dynamic = 'force-dynamic';

export async function GET() {
  const { facts } = await openFrame();
  const text = miningTerms(await readTerms());
  return tellPress(text, 'application/json; charset=utf-8', facts({ tags: ['terms'] }));
}
