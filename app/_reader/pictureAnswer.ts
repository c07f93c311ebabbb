import { openRendition, StorageFault, whenStored } from '#editorial/media/mediaStorage.ts';
import type { StoredFile } from '#editorial/media/storedFile.ts';

type Sending = {
  cacheControl: string;
  headers?: Record<string, string>;
  /** what readers ask through the press; absent: no cache may ask whether the picture is still the same */
  request?: Request;
};

/** Seconds after which to ask again while the storage does not answer. */
const RETRY_SECONDS = 5;

const guarded = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
};

export const noPicture = (cacheControl = 'no-store'): Response =>
  new Response('No such picture.\n', { status: 404, headers: { 'cache-control': cacheControl } });

/**
 * Sends a picture from the storage. One that the storage has lost is answered as an unknown one, and said in the log;
 * while the storage does not answer: 503.
 */
export async function pictureAnswer(found: StoredFile, sending: Sending): Promise<Response> {
  try {
    return await send(found, sending);
  } catch (error) {
    if (!(error instanceof StorageFault)) throw error;
    console.error({ err: error }, 'A picture could not be read from the storage.');
    if (error.is === 'lost') return noPicture();
    const headers = { 'cache-control': 'no-store', 'retry-after': String(RETRY_SECONDS) };
    return new Response('This picture cannot be read just now.\n', { status: 503, headers });
  }
}

async function send(
  { key, format, bytes }: StoredFile,
  { cacheControl, headers, request }: Sending,
): Promise<Response> {
  const own = { 'content-type': `image/${format}`, 'cache-control': cacheControl, ...guarded, ...headers };
  if (!request)
    return new Response(await openRendition(key), { headers: { ...own, 'content-length': String(bytes) } });
  // Next takes away the length of what the press asks it for: the press puts it back.
  const length = { 'x-media-length': String(bytes) };
  const etag = `"${key.replace(/[^\w.-]/g, '-')}"`;
  const dated = { ...own, etag, 'last-modified': (await whenStored(key)).toUTCString() };
  if (request.headers.get('if-none-match')?.includes(etag))
    return new Response(null, { status: 304, headers: dated });
  if (request.method === 'HEAD') return new Response(null, { headers: { ...dated, ...length } });
  return new Response(await openRendition(key), { headers: { ...dated, ...length } });
}
