import { openFrame } from '#app/_reader/openFrame.ts';
import { tellPress } from '#app/_reader/tellPress.ts';
import { miningTerms } from '#components/reader/machineTerms.ts';
import { readTerms } from '#editorial/reading/paperTerms.ts';

export const dynamic = 'force-dynamic';

export async function GET() {
  const { facts } = await openFrame();
  const text = miningTerms(await readTerms());
  return tellPress(text, 'application/json; charset=utf-8', facts({ tags: ['terms'] }));
}
