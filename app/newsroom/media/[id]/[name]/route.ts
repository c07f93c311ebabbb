import { currentActor } from '#app/currentActor';
import { readRendition } from '#editorial/media/opening';
import { openRendition } from '#editorial/media/storage';
import { assetId } from '#editorial/orders';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string; name: string }> };

/** A picture for staff, released or not: kept by their own browser only. To anyone else it is not there. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const [{ id, name }, actor] = await Promise.all([params, currentActor()]);
  const asked = assetId.safeParse(id);
  const found = actor && asked.success ? await readRendition(actor, asked.data, name) : null;
  if (!found) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
  return new Response(await openRendition(found.key), {
    headers: {
      'content-type': `image/${found.format}`,
      'content-length': String(found.bytes),
      'cache-control': 'private, max-age=3600',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  });
}
