import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Disk } from 'flydrive';
import { LRUCache } from 'lru-cache';

let opened: Promise<Disk> | undefined;

/** Where pictures are kept: `MEDIA_URL` is `file:folder` or `s3://bucket?region=…&endpoint=…`; else DATA_DIR/media. */
export function mediaDisk(): Promise<Disk> {
  opened ??= open(process.env.MEDIA_URL || `file:${resolve(process.env.DATA_DIR ?? '.data', 'media')}`);
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}

async function open(address: string): Promise<Disk> {
  if (address.startsWith('s3://')) return openBucket(new URL(address));
  const { FSDriver } = await import('flydrive/drivers/fs');
  const location = address.startsWith('file://') ? fileURLToPath(address) : resolve(address.slice(5));
  return new Disk(new FSDriver({ location, visibility: 'private' }));
}

/** Keys come from the SDK's own places (AWS_ACCESS_KEY_ID …), never from an address that ends up in logs. */
async function openBucket(address: URL): Promise<Disk> {
  const driver = await import('flydrive/drivers/s3').catch((cause) => {
    throw new Error('MEDIA_URL is s3://…, which needs the package @aws-sdk/client-s3: install it.', {
      cause,
    });
  });
  const endpoint = address.searchParams.get('endpoint') ?? undefined;
  return new Disk(
    new driver.S3Driver({
      bucket: address.hostname,
      region: address.searchParams.get('region') ?? process.env.AWS_REGION ?? 'us-east-1',
      visibility: 'private',
      supportsACL: false,
      ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    }),
  );
}

/** The bytes of a rendition, as a stream of the web. */
export async function openRendition(key: string): Promise<ReadableStream<Uint8Array>> {
  const disk = await mediaDisk();
  return Readable.toWeb(await disk.getStream(key)) as unknown as ReadableStream<Uint8Array>;
}

const storedAt = new LRUCache<string, Date>({ max: 20_000 });

/** When a file was put where it is: its bytes never change after that. */
export async function whenStored(key: string): Promise<Date> {
  const known = storedAt.get(key);
  if (known) return known;
  const { lastModified } = await (await mediaDisk()).getMetaData(key);
  storedAt.set(key, lastModified);
  return lastModified;
}

/** The folder of a picture's files, by the hash of its original. */
export const folderOf = (hash: string) => `${hash.slice(0, 2)}/${hash}`;

export async function store(folder: string, files: { name: string; data: Buffer }[]): Promise<void> {
  const disk = await mediaDisk();
  await Promise.all(files.map(({ name, data }) => disk.put(`${folder}/${name}`, data)));
}

/** What is kept of a picture in full size. @throws when the storage has lost it */
export async function readOriginal(hash: string): Promise<Uint8Array> {
  const disk = await mediaDisk();
  for (const ending of ['jpg', 'png', 'webp']) {
    const key = `${folderOf(hash)}/original.${ending}`;
    if (await disk.exists(key)) return disk.getBytes(key);
  }
  throw new Error(`The storage has no original of ${hash}`);
}
