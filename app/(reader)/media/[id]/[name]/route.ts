import { findPublicRendition, openRendition, whenStored } from '#editorial/media/publicRendition';
import { assetId } from '#editorial/orders';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string; name: string }> };

/**
 * A picture of something live. Its bytes never change, so readers keep it; shared caches ask each minute,
 * because it may be withdrawn; neither keeps it longer than its rights last. Pictures of drafts and embargoed stories answer like unknown ones.
 */
export async function GET(request: Request, { params }: Context) {
  const { id, name } = await params;
  const asked = assetId.safeParse(id);
  const found = asked.success ? await findPublicRendition(asked.data, name) : null;
  if (!found)
    return new Response('No such picture.\n', { status: 404, headers: { 'cache-control': 'no-store' } });
  const atMost = (seconds: number) => Math.max(0, Math.min(seconds, found.lasts ?? seconds));
  const etag = `"${found.key.replace(/[^\w.-]/g, '-')}"`;
  const headers = {
    'content-type': `image/${found.format}`,
    'cache-control': `public, max-age=${atMost(31_536_000)}, s-maxage=${atMost(60)}, immutable`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    etag,
    'last-modified': (await whenStored(found.key)).toUTCString(),
  };
  if (request.headers.get('if-none-match')?.includes(etag))
    return new Response(null, { status: 304, headers });
  // Next takes away the length of whatever it passes on: the press puts it back.
  const length = { 'x-media-length': String(found.bytes) };
  if (request.method === 'HEAD') return new Response(null, { headers: { ...headers, ...length } });
  return new Response(await openRendition(found.key), { headers: { ...headers, ...length } });
}
