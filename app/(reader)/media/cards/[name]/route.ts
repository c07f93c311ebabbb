import { noPicture, PICTURE_GUARDS } from '#app/_reader/pictureAnswer.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { findPublicCard } from '#editorial/socialCards/publicCard.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ name: string }> };

/** `12-3.png`: the social card of release 3 of article 12, while that release is live; otherwise not found. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const [, article, number] = /^(\d{1,15})-(\d{1,9})\.png$/.exec((await params).name) ?? [];
  const parsedId = articleId.safeParse(article);
  const card = parsedId.success && (await findPublicCard(parsedId.data, Number(number)));
  if (card && card.is === 'busy')
    return new Response(null, { status: 503, headers: { 'cache-control': 'no-store', 'retry-after': '5' } });
  if (!card || card.is === 'unknown') return noPicture();
  const headers = {
    'content-type': 'image/png',
    'cache-control': 'public, max-age=31536000, s-maxage=60, immutable',
    ...PICTURE_GUARDS,
    etag: `"${card.etag}"`,
  };
  if (request.headers.get('if-none-match')?.includes(headers.etag))
    return new Response(null, { status: 304, headers });
  const length = { 'content-length': String(card.bytes.byteLength) };
  if (request.method === 'HEAD') return new Response(null, { headers: { ...headers, ...length } });
  return new Response(card.bytes as BodyInit, { headers: { ...headers, ...length } });
}
