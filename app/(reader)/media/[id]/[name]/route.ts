import { noPicture, pictureAnswer } from '#app/_reader/pictureAnswer.ts';
import { assetId } from '#editorial/inputSchemas.ts';
import { findPublicPictureFile } from '#editorial/media/publicPictureFile.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string; name: string }> };

/**
 * A picture of a live article or front. Its bytes never change, so browsers cache it, at most until its rights end;
 * shared caches revalidate each minute, because it may be withdrawn. Pictures of drafts and embargoed stories are
 * answered like unknown ones.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, name } = await params;
  const parsedId = assetId.safeParse(id);
  const file = parsedId.success ? await findPublicPictureFile(parsedId.data, name) : null;
  if (!file) return noPicture();
  const capped = (seconds: number) => Math.max(0, Math.min(seconds, file.lasts ?? seconds));
  const cacheControl = `public, max-age=${capped(31_536_000)}, s-maxage=60, immutable`;
  return pictureAnswer(file, { cacheControl, request });
}
