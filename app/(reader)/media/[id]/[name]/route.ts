import { noPicture, pictureAnswer } from '#app/_reader/pictureAnswer.ts';
import { assetId } from '#editorial/inputSchemas.ts';
import { findPublicRendition } from '#editorial/media/publicRendition.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string; name: string }> };

/**
 * A picture of something live. Its bytes never change, so readers keep it; shared caches ask each minute,
 * because it may be withdrawn. Browsers keep it no longer than its rights last. Pictures of drafts and embargoed stories answer like unknown ones.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, name } = await params;
  const asked = assetId.safeParse(id);
  const found = asked.success ? await findPublicRendition(asked.data, name) : null;
  if (!found) return noPicture();
  const atMost = (seconds: number) => Math.max(0, Math.min(seconds, found.lasts ?? seconds));
  const cacheControl = `public, max-age=${atMost(31_536_000)}, s-maxage=60, immutable`;
  return pictureAnswer(found, { cacheControl, request });
}
