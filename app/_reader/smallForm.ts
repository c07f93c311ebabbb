const MAX_BYTES = 16 * 1024;

/** Reads a form of a few fields with a size limit. Null when the body is not a form, or is too large. */
export async function readSmallForm(request: Request): Promise<URLSearchParams | null> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers.get('content-type') ?? '')) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) return null;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/** Redirects with GET (303), so that a reload repeats nothing. */
export const seeOther = (path: string): Response =>
  new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } });

export type TokenContext = { params: Promise<{ token: string }> };

/** Redirects to the page of the subscription that the token identifies. */
export const redirectToSubscription = async (
  _request: Request,
  { params }: TokenContext,
): Promise<Response> => seeOther(`/subscriptions/${(await params).token}`);
