import { currentActor } from '#app/_auth/currentActor.ts';
import { noPicture, pictureAnswer } from '#app/_reader/pictureAnswer.ts';
import { assetId } from '#editorial/inputSchemas.ts';
import { findStaffPictureFile } from '#editorial/media/staffPictureFile.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string; name: string }> };

/** A picture for staff, released or not; cached by their own browser only. Anyone else gets "not found". */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const [{ id, name }, actor] = await Promise.all([params, currentActor()]);
  const parsedId = assetId.safeParse(id);
  const file = actor && parsedId.success ? await findStaffPictureFile(actor, parsedId.data, name) : null;
  return file ? pictureAnswer(file, { cacheControl: 'private, max-age=3600' }) : noPicture();
}
