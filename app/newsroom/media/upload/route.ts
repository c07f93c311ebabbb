import { currentActor } from '#app/_auth/currentActor.ts';
import { isOwnOrigin } from '#app/_auth/ownOrigin.ts';
import { runAction } from '#app/_staff/runAction.ts';
import { spoolForm } from '#app/_staff/spooledForm.ts';
import { show } from '#components/staff/media/showUpload.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { MAX_PICTURE_BYTES } from '#editorial/media/pictureLimits.ts';
import { uploadAsset } from '#editorial/media/uploadingPictures.ts';

export const dynamic = 'force-dynamic';

/** bytes for the form's other parts */
const FORM_OVERHEAD_BYTES = 64 * 1024;

/**
 * Uploads one picture, as multipart with the field `file`. It is spooled to a file, and processed when its turn comes.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return new Response(null, { status: 403 });
  const actor = await currentActor();
  const result = await runAction(async () => {
    if (!actor) throw new Refusal('not-signed-in');
    await using form = await spoolForm(request, MAX_PICTURE_BYTES + FORM_OVERHEAD_BYTES);
    const { known, ...asset } = await uploadAsset(actor, async () => {
      const file = (await form.read()).get('file');
      if (!(file instanceof File)) throw new Refusal('malformed');
      return { bytes: await file.bytes(), fileName: file.name };
    });
    return { ...show(asset), known };
  });
  const status = result.ok ? 201 : statusOf(result.refused);
  return Response.json(result, { status, headers: status === 503 ? { 'retry-after': '5' } : {} });
}

function statusOf(refused: string): number {
  if (refused === 'failed') return 500;
  if (refused === 'not-signed-in') return 401;
  if (refused === 'not-allowed') return 403;
  if (refused === 'busy') return 503;
  return refused === 'picture-large' ? 413 : 422;
}
