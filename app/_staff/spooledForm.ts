import { createWriteStream, openAsBlob } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '#editorial/access/refusal.ts';

export type SpooledForm = AsyncDisposable & {
  /** @throws {Refusal} `malformed` when the body is not a form */
  read(): Promise<FormData>;
};

/**
 * Writes a form to a file as it arrives, so that a waiting form uses no memory. The caller deletes the file. @throws
 * {Refusal} `picture-large` as soon as it exceeds `maxBytes`
 */
export async function spoolForm(request: Request, maxBytes: number): Promise<SpooledForm> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > maxBytes) throw new Refusal('picture-large');
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-upload-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const file = join(folder, 'form');
  try {
    await pipeline(counted(request.body, maxBytes), createWriteStream(file, { mode: 0o600 }));
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    async read() {
      const headers = { 'content-type': request.headers.get('content-type') ?? '' };
      return new Response(await openAsBlob(file), { headers }).formData().catch(() => {
        throw new Refusal('malformed');
      });
    },
    [Symbol.asyncDispose]: remove,
  };
}

async function* counted(body: Request['body'], maxBytes: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new Refusal('picture-large');
    yield chunk;
  }
}
