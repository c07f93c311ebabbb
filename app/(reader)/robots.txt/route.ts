import { openFrame } from '#app/_reader/openFrame.ts';
import { tellPress } from '#app/_reader/tellPress.ts';
import { robots } from '#components/reader/machineTerms.ts';
import { readTerms } from '#editorial/reading/paperTerms.ts';

export const dynamic = 'force-dynamic';

export async function GET() {
  const { frame, facts } = await openFrame();
  const text = robots(frame, await readTerms());
  return tellPress(text, 'text/plain; charset=utf-8', facts({ tags: ['terms'] }));
}
