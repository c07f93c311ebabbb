import { asMachine } from '#app/asMachine';
import { tellOutcomes, tellWire } from '#app/draftsAnswer';
import { parseJson, readText, underKey } from '#app/machineOrder';
import { submitWire, submitWritten } from '#editorial/wire/submitting';

export const dynamic = 'force-dynamic';

/** Makes drafts of written articles (JSON, one or several) or of wire copy (plain text). */
export async function POST(request: Request): Promise<Response> {
  return asMachine(request, async (machine) => {
    const { type, text } = await readText(request, ['application/json', 'text/plain']);
    // Each article is known again by its id or its text, so the whole may be repeated.
    return underKey({ request, machine, text }, false, async () =>
      type === 'text/plain'
        ? tellWire(await submitWire(machine, text))
        : tellOutcomes(await submitWritten(machine, parseJson(text))),
    );
  });
}
