import { answer } from '#app/answer';
import { currentActor } from '#app/currentActor';
import { isOwnOrigin } from '#app/ownOrigin';
import { show } from '#components/newsroom/media/show';
import { mostBytes } from '#editorial/media/decoding';
import { uploadAsset } from '#editorial/media/uploading';
import { Refusal } from '#editorial/refusal';

export const dynamic = 'force-dynamic';

/** room for the form's own lines beside the file */
const slack = 64 * 1024;

/** One picture, as multipart with the field `file`. Counted while it comes in, so that nothing endless is kept. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return new Response(null, { status: 403 });
  const actor = await currentActor();
  const answered = await answer(async () => {
    if (!actor) throw new Refusal('not-signed-in');
    const file = (await readForm(request)).get('file');
    if (!(file instanceof File)) throw new Refusal('malformed');
    const { known, ...asset } = await uploadAsset(actor, { bytes: await file.bytes(), fileName: file.name });
    return { ...show(asset), known };
  });
  return Response.json(answered, { status: answered.ok ? 201 : statusOf(answered.refused) });
}

function statusOf(refused: string): number {
  if (refused === 'failed') return 500;
  if (refused === 'not-signed-in') return 401;
  if (refused === 'not-allowed') return 403;
  return refused === 'picture-large' ? 413 : 422;
}

async function readForm(request: Request): Promise<FormData> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > mostBytes + slack) throw new Refusal('picture-large');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > mostBytes + slack) throw new Refusal('picture-large');
    chunks.push(chunk);
  }
  const form = new Response(new Blob(chunks as BlobPart[]), {
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
  });
  return form.formData().catch(() => {
    throw new Refusal('malformed');
  });
}
