import { openRendition } from '#editorial/media/storage';
import { assetId } from '#editorial/orders';
import { findSharedRendition } from '#editorial/sharing/opening';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ token: string; id: string; name: string }> };

/** A picture of the one draft that a link shows. Only the proof room may ask. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token, id, name } = await params;
  const asked = assetId.safeParse(id);
  const isProof = request.headers.has('x-copydesk-proof');
  const found = isProof && asked.success ? await findSharedRendition(token, asked.data, name) : null;
  const kept = { 'cache-control': 'private, no-store' };
  if (!found) return new Response('No such picture.\n', { status: 404, headers: kept });
  return new Response(await openRendition(found.key), {
    headers: { ...kept, 'content-type': `image/${found.format}`, 'content-length': String(found.bytes) },
  });
}
