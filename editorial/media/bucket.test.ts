// Tests against s3rver (@20minutes/s3rver), which implements S3 and checks signatures. Every call that Copydesk makes
// is checked here: PutObject, GetObject, HeadObject, ListObjectsV2 and DeleteObjects, and each one's error for a
// missing file. The front server cuts ranges from whole files (server/press/ranges.ts), so no GetObject has a Range
// header.
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { systemActor } from '#editorial/access/actor.ts';
import { openScene } from '#editorial/people/people.scene.ts';
import {
  mediaDisk,
  openRendition,
  pictureFolder,
  readOriginal,
  removeFolder,
  whenStored,
} from './mediaStorage.ts';
import { checkStorage } from './storageCheck.ts';
import { uploadAsset } from './uploadingPictures.ts';

const S3rver = createRequire(import.meta.url)('@20minutes/s3rver');

interface Server {
  run(): Promise<{ port: number }>;
  close(): Promise<void>;
}

let directory: string;
const servers: Server[] = [];
let endpoint: string;
let scene: Awaited<ReturnType<typeof openScene>>;

const bucket = (name: string, at = endpoint) =>
  `s3://${name}?region=us-east-1&endpoint=${encodeURIComponent(at)}`;

/**
 * `allowMismatchedSignatures`: s3rver computes the signature for `/pictures` when `/pictures/?list-type=2` is
 * requested.
 */
async function openServer(options: { allowMismatchedSignatures: boolean }): Promise<string> {
  const configureBuckets = [{ name: 'pictures', configs: [] }];
  const fixed = { directory, address: '127.0.0.1', port: 0, silent: true, configureBuckets };
  const server: Server = new S3rver({ ...fixed, ...options });
  servers.push(server);
  return `http://127.0.0.1:${(await server.run()).port}`;
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'copydesk-bucket-'));
  endpoint = await openServer({ allowMismatchedSignatures: true });
  process.env.MEDIA_URL = bucket('pictures');
  scene = await openScene();
});
afterAll(async () => {
  await scene.close();
  for (const server of servers) await server.close();
  await rm(directory, { recursive: true });
});
beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'S3RVER');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'S3RVER');
});
afterEach(() => vi.unstubAllEnvs());

test('a picture is stored in the bucket, read, listed, and deleted with all its files', async () => {
  const bytes = await sharp({ create: { width: 640, height: 400, channels: 3, background: '#8a2233' } })
    .jpeg()
    .toBuffer();
  const { renditions } = await uploadAsset(systemActor, { bytes, fileName: 'mole.jpg' });
  for (const { key, bytes } of renditions) {
    const stored = await new Response(await openRendition(key)).bytes();
    expect(stored.byteLength).toBe(bytes);
    expect(Math.abs(Date.now() - (await whenStored(key)).getTime())).toBeLessThan(120_000);
  }
  const hash = renditions[0]?.key.split('/')[1] ?? '';
  expect((await sharp(await readOriginal(hash)).metadata()).width).toBe(640);

  const disk = await mediaDisk();
  const files = async () => [...(await disk.listAll(pictureFolder(hash))).objects].length;
  expect(await files()).toBeGreaterThan(renditions.length - 1);
  await removeFolder(hash);
  expect(await files()).toBe(0);
  await removeFolder(hash);
});

test('a file missing from the bucket is an error when it is read, and returns no other file', async () => {
  const disk = await mediaDisk();
  expect(await disk.exists('ab/none.jpg')).toBe(false);
  await expect(openRendition('ab/none.jpg')).rejects.toMatchObject({ is: 'lost' });
  await expect(whenStored('ab/none.jpg')).rejects.toMatchObject({ is: 'lost' });
  await expect(readOriginal('ab'.repeat(32))).rejects.toThrow('has no original');
});

test('a working bucket passes the check at the start, which leaves nothing in it', async () => {
  expect(await checkStorage(bucket('pictures'))).toBeUndefined();
  expect([...(await (await mediaDisk()).listAll()).objects]).toEqual([]);
});

test("a missing bucket is reported with the service's answer", async () => {
  await expect(checkStorage(bucket('other'))).rejects.toThrow(
    new RegExp(
      `MEDIA_URL: ${endpoint} refuses to write a file in the bucket other; .*NoSuchBucket.*Create the bucket`,
    ),
  );
});

test.each([
  ['AWS_ACCESS_KEY_ID', 'InvalidAccessKeyId'],
  ['AWS_SECRET_ACCESS_KEY', 'SignatureDoesNotMatch'],
])("a wrong %s is reported with the service's answer", async (variable, answer) => {
  vi.stubEnv(variable, 'WRONG');
  const strict = await openServer({ allowMismatchedSignatures: false });
  await expect(checkStorage(bucket('pictures', strict))).rejects.toThrow(
    new RegExp(`MEDIA_URL: .*${answer}.*Correct AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY`),
  );
});

test('missing credentials are reported before any request', async () => {
  for (const variable of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(variable, undefined);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(directory, 'none'));
  await expect(checkStorage(bucket('pictures'))).rejects.toThrow(
    /^MEDIA_URL is s3:\/\/pictures, and there are no credentials for it: set AWS_ACCESS_KEY_ID/,
  );
});

test('an endpoint that does not answer is reported', async () => {
  await expect(checkStorage(bucket('pictures', 'http://127.0.0.1:9'))).rejects.toThrow(
    /^MEDIA_URL: http:\/\/127\.0\.0\.1:9 does not answer \(.*ECONNREFUSED/,
  );
});

test('a folder that cannot be written to is reported', async () => {
  await expect(checkStorage('file:/dev/null/media')).rejects.toThrow(
    /^MEDIA_URL: this user cannot write files in \/dev\/null\/media \(.*ENOTDIR/,
  );
});

test.each([
  ['s3://', 'names no bucket'],
  ['s3://key:secret@pictures', 'must not contain credentials'],
  ['s3://pictures/paper', 'must not name a folder'],
  ['s3://pictures?regoin=x', 'the parameter "regoin"'],
  ['s3://pictures?endpoint=s3.example', 'must be an address such as'],
])('%s is refused with a message', async (address, sentence) => {
  await expect(checkStorage(address)).rejects.toThrow(sentence);
});
