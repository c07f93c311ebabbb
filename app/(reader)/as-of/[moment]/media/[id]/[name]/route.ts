import { segment } from '#app/openFrame';
import { findPublicRendition, openRendition, whenStored } from '#editorial/media/publicRendition';
import { assetId } from '#editorial/orders';
import { readingAt } from '#editorial/reading/asOf';
import { parseMoment } from '#editorial/reading/moments';
import { readPaper } from '#editorial/reading/paper';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ moment: string; id: string; name: string }> };

/** A picture as it stood in the paper then. Every cache asks each time: it may be withdrawn, or the past be closed. */
export async function GET(request: Request, { params }: Context) {
  const { moment, id, name } = await params;
  const [asked, at] = [assetId.safeParse(id), parseMoment(segment(moment) ?? '')];
  const isOpen = at && asked.success && (await readPaper()).pastIsOpen;
  const found = isOpen ? await readingAt(at, 'readers', () => findPublicRendition(asked.data, name)) : null;
  if (!found)
    return new Response('No such picture.\n', { status: 404, headers: { 'cache-control': 'no-store' } });
  const etag = `"${found.key.replace(/[^\w.-]/g, '-')}"`;
  const headers = {
    'content-type': `image/${found.format}`,
    'cache-control': 'public, no-cache',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
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
