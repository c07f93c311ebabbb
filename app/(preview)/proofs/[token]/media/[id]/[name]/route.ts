import { noPicture, pictureAnswer } from '#app/_reader/pictureAnswer.ts';
import { assetId } from '#editorial/inputSchemas.ts';
import { findSharedPictureFile } from '#editorial/sharing/openedShares.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ token: string; id: string; name: string }> };

const cacheControl = 'private, no-store';

/** A picture of the draft that a share link shows. Served through server/previews only. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token, id, name } = await params;
  const parsedId = assetId.safeParse(id);
  const isPreview = request.headers.has('x-copydesk-preview');
  const file = isPreview && parsedId.success ? await findSharedPictureFile(token, parsedId.data, name) : null;
  return file ? pictureAnswer(file, { cacheControl }) : noPicture(cacheControl);
}
