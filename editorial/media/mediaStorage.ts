import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import { LRUCache } from 'lru-cache';
import { type MediaAddress, readMediaAddress } from './mediaAddress.ts';

let opened: { address: string; disk: Promise<Disk> } | undefined;

/**
 * The storage for pictures: `MEDIA_URL` is `file:folder` or `s3://bucket?region=…&endpoint=…`; by default
 * DATA_DIR/media.
 */
export function mediaDisk(): Promise<Disk> {
  const address = process.env.MEDIA_URL || `file:${resolve(process.env.DATA_DIR ?? '.data', 'media')}`;
  if (opened?.address === address) return opened.disk;
  const opening = { address, disk: openStorage(address) };
  opening.disk.catch(() => {
    if (opened === opening) opened = undefined;
  });
  opened = opening;
  return opening.disk;
}

/** @throws with a message if the address cannot be parsed */
export async function openStorage(mediaUrl: string): Promise<Disk> {
  const address = readMediaAddress(mediaUrl);
  if (address.is === 'bucket') return openBucket(address);
  const { FSDriver } = await import('flydrive/drivers/fs');
  return new Disk(new FSDriver({ location: address.location, visibility: 'private' }));
}

/** Credentials come from the SDK's own sources (AWS_ACCESS_KEY_ID …), never from the URL, which is logged. */
async function openBucket({ bucket, region, endpoint }: MediaAddress & { is: 'bucket' }): Promise<Disk> {
  const { S3Driver } = await import('flydrive/drivers/s3');
  return new Disk(
    new S3Driver({
      bucket,
      region,
      visibility: 'private',
      supportsACL: false,
      // Services that only resemble S3 refuse the checksums that the SDK adds by default.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { connectionTimeout: 5_000, requestTimeout: 60_000 },
      ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    }),
  );
}

/** A file cannot be read: the storage does not have it (`lost`), or does not answer (`away`). */
export class StorageFault extends Error {
  readonly is: 'lost' | 'away';

  constructor(key: string, cause: unknown) {
    const reason = ((cause as Error).cause ?? cause) as S3Error & { code?: string };
    const isLost = reason.code === 'ENOENT' || reason.$metadata?.httpStatusCode === 404;
    super(`The storage ${isLost ? 'has lost' : 'cannot read'} ${key}`, { cause });
    this.is = isLost ? 'lost' : 'away';
  }
}

type S3Error = { $metadata?: { httpStatusCode?: number } };

/** The bytes of a rendition, as a web stream. @throws StorageFault before the first byte, never later */
export async function openRendition(key: string): Promise<ReadableStream<Uint8Array>> {
  const disk = await mediaDisk();
  try {
    const stream = await disk.getStream(key);
    await once(stream, 'readable');
    return Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>;
  } catch (error) {
    throw new StorageFault(key, error);
  }
}

const storedAt = new LRUCache<string, Date>({
  maxSize: 4 * 1024 * 1024,
  sizeCalculation: (_, key) => 2 * key.length + 100,
});

/** The instant at which a file was stored; its bytes never change after that. @throws StorageFault */
export async function whenStored(key: string): Promise<Date> {
  const known = storedAt.get(key);
  if (known) return known;
  const disk = await mediaDisk();
  const { lastModified } = await disk.getMetaData(key).catch((error) => {
    throw new StorageFault(key, error);
  });
  storedAt.set(key, lastModified);
  return lastModified;
}

/** The folder of a picture's files, by the hash of its original. */
export const pictureFolder = (hash: string) => `${hash.slice(0, 2)}/${hash}`;

/** Stores files from the local folder `from`, one after another, so that at most one is in memory. */
export async function store(folder: string, from: string, files: { name: string }[]): Promise<void> {
  const disk = await mediaDisk();
  for (const { name } of files) await disk.put(`${folder}/${name}`, await readFile(join(from, name)));
}

/** Deletes every file of a picture; idempotent. */
export async function removeFolder(hash: string): Promise<void> {
  await (await mediaDisk()).deleteAll(pictureFolder(hash));
}

/** The full-size file of a picture. @throws if the storage does not contain it */
export async function readOriginal(hash: string): Promise<Uint8Array> {
  const disk = await mediaDisk();
  for (const ending of ['jpg', 'png', 'webp']) {
    const key = `${pictureFolder(hash)}/original.${ending}`;
    if (await disk.exists(key)) return disk.getBytes(key);
  }
  throw new Error(`The storage has no original of ${hash}`);
}
