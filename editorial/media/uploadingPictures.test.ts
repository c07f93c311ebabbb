import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePools, staff } from '#db/pools.ts';
import { asset } from '#db/schema/assets.ts';
import { auditEvent } from '#db/schema/auditEvents.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { type ScratchDatabase, scratchDatabase } from '#server/postgres/scratch.ts';
import { listAssets } from './assetList.ts';
import { describeAsset } from './describingAssets.ts';
import { openRendition } from './mediaStorage.ts';
import { findPublicPictureFile } from './publicPictureFile.ts';
import { findStaffPictureFile } from './staffPictureFile.ts';
import { uploadAsset } from './uploadingPictures.ts';

let database: ScratchDatabase;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-media-'));
  process.env.MEDIA_URL = `file:${folder}`;
  database = await scratchDatabase();
});
afterAll(async () => {
  await closePools();
  await database.drop();
  await rm(folder, { recursive: true });
});

const upload = (bytes: Uint8Array, fileName = 'a.jpg') => uploadAsset(systemActor, { bytes, fileName });
const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#8a2233' } });

test('a photograph is rotated upright, stripped of its location, and resized', async () => {
  const bytes = await blank(1600, 800)
    .withExif({ IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect((await sharp(bytes).metadata()).orientation).toBe(6);
  const made = await upload(bytes, '../../etc/harbour\u202e.jpg');
  expect(made).toMatchObject({ width: 800, height: 1600, colour: '#882838', fileName: 'harbour.jpg' });
  expect(made.renditions.map(({ name }) => name).sort()).toEqual(
    [320, 480, 640, 800].flatMap((width) => [`${width}.avif`, `${width}.jpg`, `${width}.webp`]).sort(),
  );
  for (const { key, width, height, bytes } of made.renditions) {
    const stored = Buffer.from(await new Response(await openRendition(key)).arrayBuffer());
    expect(stored.byteLength).toBe(bytes);
    expect(await sharp(stored).metadata()).toMatchObject({ width, height });
    expect(stored.includes('Exif')).toBe(false);
  }
});

test('the same bytes again give the same asset, also at the same time', async () => {
  const bytes = await blank(500, 400).png().toBuffer();
  const [one, two, three] = await Promise.all([upload(bytes), upload(bytes), upload(bytes, 'b.png')]);
  expect(new Set([one.id, two.id, three.id]).size).toBe(1);
  expect([one, two, three].filter(({ known }) => known)).toHaveLength(2);
});

const still = async () => blank(640, 480).jpeg().toBuffer();
const gif = async () => {
  const frames = ['#000', '#fff'].map((background) => ({
    create: { width: 9, height: 9, channels: 3 as const, background },
  }));
  return sharp(frames as never, { join: { animated: true } });
};

const unfit: [string, string, () => Promise<Uint8Array>][] = [
  ['nothing at all', 'picture-unfit', async () => new Uint8Array()],
  ['a page', 'picture-unfit', async () => Buffer.from('<html><script>alert(1)</script></html>')],
  ['an SVG', 'picture-unfit', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a GIF', 'picture-unfit', async () => (await gif()).gif().toBuffer()],
  ['an animated WebP', 'picture-unfit', async () => (await gif()).webp().toBuffer()],
  [
    'an SVG that begins like a JPEG',
    'picture-unfit',
    async () =>
      Buffer.concat([
        Buffer.from([0xff, 0xd8, 0xff]),
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      ]),
  ],
  ['half a JPEG', 'picture-unfit', async () => (await still()).subarray(0, 900)],
  ['a bomb of 30,000 × 30,000', 'picture-large', async () => pngOf(30_000, 30_000)],
  ['60 MB', 'picture-large', async () => Buffer.concat([await still(), Buffer.alloc(60_000_000)])],
];

test.each(unfit)('%s is refused (%s) and changes nothing', async (_, reason, make) => {
  const before = [
    await staff().$count(asset),
    await staff().$count(auditEvent),
    (await readdir(folder)).length,
  ];
  await expect(upload(await make())).rejects.toMatchObject({ reason });
  expect([
    await staff().$count(asset),
    await staff().$count(auditEvent),
    (await readdir(folder)).length,
  ]).toEqual(before);
});

test('data after the picture in a polyglot file is not stored', async () => {
  const made = await upload(
    Buffer.concat([await blank(333, 222).jpeg().toBuffer(), Buffer.from('<script>')]),
  );
  for (const { key } of made.renditions) {
    const stored = Buffer.from(await new Response(await openRendition(key)).arrayBuffer());
    expect(stored.includes('<script>')).toBe(false);
  }
});

test.each([
  [500, 40_000],
  [40_000, 500],
])('a picture of %i × %i px is accepted, the maximum of every format', async (width, height) => {
  const made = await upload(await blank(width, height).png().toBuffer(), 'long.png');
  expect(Math.max(made.width, made.height)).toBe(16_383);
  expect(made.renditions.length).toBeGreaterThan(0);
  for (const one of made.renditions) expect(Math.max(one.width, one.height)).toBeLessThanOrEqual(16_383);
});

test("uploads beyond the queue's limit are refused, and waiting ones have not been read", async () => {
  let read = 0;
  const gate = Promise.withResolvers<void>();
  const waiting = Array.from({ length: 40 }, () =>
    uploadAsset(systemActor, async () => {
      read += 1;
      await gate.promise;
      return { bytes: new Uint8Array(0), fileName: 'none.jpg' };
    }).catch((error) => error.reason),
  );
  await expect(upload(new Uint8Array(0))).rejects.toMatchObject({ reason: 'busy' });
  expect(read).toBeLessThanOrEqual(1);
  gate.resolve();
  expect(new Set(await Promise.all(waiting))).toEqual(new Set(['picture-unfit']));
});

test('a long name is cut between characters', async () => {
  const bytes = await blank(330, 20).png().toBuffer();
  const { fileName } = await upload(bytes, `${'x'.repeat(199)}🦢.png`);
  expect(fileName).toBe('x'.repeat(199));
});

test('a picture is described, listed and found by its texts; readers see none before a release', async () => {
  const { items } = await listAssets(systemActor);
  const first = items[0];
  if (!first) throw new Error('no picture');
  await describeAsset(systemActor, {
    assetId: first.id,
    alt: 'Cranes at 100% of their height',
    credit: 'N. Tolle',
  });
  const matching = await listAssets(systemActor, { q: '100% of' });
  expect(matching.items.map(({ id }) => id)).toEqual([first.id]);
  expect((await findStaffPictureFile(systemActor, first.id, '320.webp'))?.format).toBe('webp');
  expect(await findStaffPictureFile(systemActor, first.id, '../original.jpg')).toBeNull();
  expect(await findPublicPictureFile(first.id, '320.webp')).toBeNull();
});

/** A PNG whose header declares a size that its body does not have. */
async function pngOf(width: number, height: number): Promise<Buffer> {
  const { crc32, deflateSync } = await import('node:zlib');
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(9_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
