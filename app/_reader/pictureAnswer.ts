import { openRendition, StorageFault, whenStored } from '#editorial/media/mediaStorage.ts';
import type { StoredFile } from '#editorial/media/staffPictureFile.ts';

type Sending = {
  cacheControl: string;
  headers?: Record<string, string>;
  /** the request, if it came through the press; absent: conditional requests are not supported */
  request?: Request;
};

/** Retry-After in seconds while the storage does not answer. */
const RETRY_SECONDS = 5;

/** Headers that keep a browser from running a picture as a document. */
export const PICTURE_GUARDS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
};

export const noPicture = (cacheControl = 'no-store'): Response =>
  new Response('No such picture.\n', { status: 404, headers: { 'cache-control': cacheControl } });

/** Sends a picture from the storage: 404 and a log entry if it is missing there, 503 if the storage does not answer. */
export async function pictureAnswer(file: StoredFile, sending: Sending): Promise<Response> {
  try {
    return await send(file, sending);
  } catch (error) {
    if (!(error instanceof StorageFault)) throw error;
    console.error({ err: error }, 'A picture could not be read from the storage.');
    if (error.is === 'lost') return noPicture();
    const headers = { 'cache-control': 'no-store', 'retry-after': String(RETRY_SECONDS) };
    return new Response('This picture cannot be read just now.\n', { status: 503, headers });
  }
}

async function send({ key, format, bytes }: StoredFile, sending: Sending): Promise<Response> {
  const { cacheControl, headers, request } = sending;
  const shown = { 'content-type': `image/${format}`, 'cache-control': cacheControl };
  const base = { ...shown, ...PICTURE_GUARDS, ...headers };
  if (!request)
    return new Response(await openRendition(key), { headers: { ...base, 'content-length': String(bytes) } });
  // Next removes Content-Length from its answers to the press; the press restores it.
  const length = { 'x-media-length': String(bytes) };
  const etag = `"${key.replace(/[^\w.-]/g, '-')}"`;
  const dated = { ...base, etag, 'last-modified': (await whenStored(key)).toUTCString() };
  if (request.headers.get('if-none-match')?.includes(etag))
    return new Response(null, { status: 304, headers: dated });
  if (request.method === 'HEAD') return new Response(null, { headers: { ...dated, ...length } });
  return new Response(await openRendition(key), { headers: { ...dated, ...length } });
}
