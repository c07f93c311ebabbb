import { openFrame } from '#app/openFrame';
import { tellPress } from '#app/tellPress';
import { robots } from '#components/reader/terms';
import { readTerms } from '#editorial/reading/paperTerms';

export const dynamic = 'force-dynamic';

export async function GET() {
  const { frame, facts } = await openFrame();
  const text = robots(frame, await readTerms());
  return tellPress(text, 'text/plain; charset=utf-8', facts({ tags: ['terms'] }));
}
