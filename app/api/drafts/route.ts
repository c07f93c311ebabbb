import { answerCopy, answerOutcomes } from '#app/_api/draftsAnswer.ts';
import { parseJson, readBodyText, withIdempotencyKey } from '#app/_api/requestBody.ts';
import { withApiToken } from '#app/_api/withApiToken.ts';
import { submitCopy, submitWritten } from '#editorial/import/submittingCopy.ts';

export const dynamic = 'force-dynamic';

/** Types of copy whose format is recognized from the content. */
const copyTypes = [
  'text/plain',
  'text/xml',
  'application/xml',
  'text/html',
  'application/x-ndjson',
  'application/jsonl',
] as const;
const types = ['application/json', ...copyTypes] as const;

/**
 * Creates drafts from written articles (JSON, one or several) or from copy: wire text, JSON lines, ninjs, NITF,
 * NewsML-G2.
 */
export async function POST(request: Request): Promise<Response> {
  return withApiToken(request, async (machine) => {
    const { type, text } = await readBodyText(request, types);
    // Each article is recognized by its id or text, so the whole request may be repeated.
    return withIdempotencyKey({ request, machine, text }, false, async () =>
      type === 'application/json'
        ? answerOutcomes(await submitWritten(machine, parseJson(text)))
        : answerCopy(await submitCopy(machine, text)),
    );
  });
}
