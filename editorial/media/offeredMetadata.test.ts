import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { and, eq, sql } from '#db/query.ts';
import { asset } from '#db/schema/assets.ts';
import { auditEvent } from '#db/schema/auditEvents.ts';
import type { AssetId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { findAsset, listAssets } from './assetList.ts';
import { describeAsset } from './describingAssets.ts';
import {
  iimOf,
  inLanguages,
  photoshopBlock,
  plainPicture,
  utf8Mark,
  withChunk,
  withSegment,
  xmpOf,
} from './metadata/metadata.scene.ts';
import { uploadAsset } from './uploadingPictures.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let folder: string;
let writer: Actor;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-media-'));
  process.env.MEDIA_URL = `file:${folder}`;
  scene = await openScene();
  writer = await hire('writer');
});
afterAll(async () => {
  await scene.close();
  await rm(folder, { recursive: true });
});

const upload = (bytes: Uint8Array, fileName = 'a.jpg') => uploadAsset(writer, { bytes, fileName });
const rowOf = async (id: AssetId) => {
  const [row] = await staff().select().from(asset).where(eq(asset.id, id));
  if (!row) throw new Error('no picture');
  return row;
};
const eventsOf = (id: AssetId) =>
  staff()
    .select({ act: auditEvent.act, detail: auditEvent.detail })
    .from(auditEvent)
    .where(and(eq(auditEvent.subjectId, String(id)), sql`${auditEvent.act} like 'asset.%'`))
    .orderBy(auditEvent.id);
const caption = (text: string) => xmpOf(inLanguages('dc:description', { 'x-default': text }));
const iptc = readFileSync(new URL('./fixtures/iptc.jpg', import.meta.url));

test('metadata of a file is offered, and is not used until a person saves it', async () => {
  const made = await upload(iptc);
  const offered = {
    caption: 'The night ferry at the north steps, 14 April 2024.',
    credit: 'Case Agency',
    creator: 'Case Photographer',
    rights: '© 2024 Case Agency',
  };
  expect(made).toMatchObject({ offered, alt: '', caption: '', credit: '', creator: '', rights: '' });
  expect(await rowOf(made.id)).toMatchObject({ caption: '', credit: '', creator: '', rights: '' });
  expect((await listAssets(writer, { q: 'night ferry' })).items).toEqual([]);

  await describeAsset(writer, {
    assetId: made.id,
    alt: 'A lit ferry',
    ...offered,
    caption: '',
    takenOn: '2024-04-14',
  });
  const saved = await findAsset(writer, made.id);
  expect(saved).toMatchObject({ ...offered, caption: '', takenOn: '2024-04-14', offered: {} });
  expect((await rowOf(made.id)).embeddedMetadata).toBeNull();
  expect((await listAssets(writer, { q: 'Case Photographer' })).items.map(({ id }) => id)).toEqual([made.id]);
});

test('a field is offered until it is saved, and saving it empty rejects the offer permanently', async () => {
  const { id } = await upload(
    await plainPicture('#101010')
      .withXmp(xmpOf(inLanguages('dc:description', { en: 'A quay' }), 'photoshop:Credit="Northwire"'))
      .jpeg()
      .toBuffer(),
  );
  await describeAsset(writer, { assetId: id, caption: '' });
  expect(await findAsset(writer, id)).toMatchObject({ caption: '', offered: { credit: 'Northwire' } });
  await describeAsset(writer, { assetId: id, credit: '' });
  expect(await findAsset(writer, id)).toMatchObject({ credit: '', offered: {} });
  const events = await eventsOf(id);
  expect(events.map(({ act }) => act)).toEqual(['asset.upload', 'asset.describe', 'asset.describe']);
  expect(events.at(-1)?.detail).toMatchObject({ decided: ['credit'] });
});

test('the same picture with other metadata is one asset, and the new texts are offered for empty fields', async () => {
  const again = async (text: string) =>
    upload(await plainPicture('#202020').withXmp(caption(text)).png().toBuffer());
  const first = await again('First caption');
  const second = await again('Second caption');
  expect(second).toMatchObject({ id: first.id, known: true, offered: { caption: 'Second caption' } });
  await describeAsset(writer, { assetId: first.id, caption: 'By a person' });
  expect(await again('Third caption')).toMatchObject({ known: true, caption: 'By a person', offered: {} });
  const before = await eventsOf(first.id);
  await again('Third caption');
  expect(await eventsOf(first.id)).toEqual(before);
});

test('no stored file has metadata of any kind', async () => {
  const exif = await plainPicture('#303030')
    .withExif({ IFD0: { ImageDescription: 'SECRETEXIF' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
    .withXmp(caption('SECRETXMP'))
    .jpeg()
    .toBuffer();
  const iim = photoshopBlock(iimOf([utf8Mark, [2, 120, 'SECRETIIM']]));
  const made = await upload(withSegment(exif, 0xed, iim));
  expect(made.offered).toEqual({ caption: 'SECRETXMP' });
  const { hash } = await rowOf(made.id);
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
    (one) => one.isFile() && one.parentPath.includes(hash),
  );
  expect(files.length).toBeGreaterThan(5);
  for (const { name, parentPath } of files) {
    const bytes = await readFile(join(parentPath, name));
    for (const sign of ['SECRET', 'Exif\0', 'GPS', 'Photoshop 3.0', '8BIM', 'ns.adobe.com', 'iptc.org'])
      expect(bytes.includes(sign), `${name}: ${sign}`).toBe(false);
  }
});

test('a picture without metadata offers nothing', async () => {
  const made = await upload(await plainPicture('#404040').jpeg().toBuffer());
  expect(made.offered).toEqual({});
  expect((await rowOf(made.id)).embeddedMetadata).toBeNull();
});

test('a date that does not exist is refused, and nothing is written', async () => {
  const { id } = await upload(await plainPicture('#505050').jpeg().toBuffer());
  for (const takenOn of ['2024-02-30', '0000-01-01', '14 April 2024', '', '12024-01-01'])
    await expect(describeAsset(writer, { assetId: id, creator: 'X', takenOn }), takenOn).rejects.toThrow();
  expect(await rowOf(id)).toMatchObject({ creator: '', takenOn: null });
});

test('when two people save different fields, both are kept', async () => {
  const { id } = await upload(await plainPicture('#606060').withXmp(caption('Offered')).jpeg().toBuffer());
  const was = { caption: '', creator: '', takenOn: null };
  await describeAsset(writer, { assetId: id, caption: 'Offered', creator: '', takenOn: null, was });
  await describeAsset(writer, { assetId: id, caption: '', creator: 'Ann Lee', takenOn: null, was });
  expect(await rowOf(id)).toMatchObject({ caption: 'Offered', creator: 'Ann Lee' });
  expect(
    await refusalReasonOf(describeAsset(writer, { assetId: id, creator: 'Tom Ray', was: { creator: '' } })),
  ).toBe('field-changed');
});

test('a picture with hostile metadata is accepted, and its offers can be stored and saved', async () => {
  const jpeg = await plainPicture('#707070').jpeg().toBuffer();
  const png = await plainPicture('#717171').png().toBuffer();
  const itxt = (xmp: string) => withChunk(png, 'iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${xmp}`));
  const exif = Buffer.from('Exif\0\0II*\0\xff\xff\xff\xff', 'latin1');
  const hostile: [string, Uint8Array][] = [
    ['megabytes of XMP', itxt(caption('x'.repeat(10_000_000)))],
    ['entities', itxt('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>')],
    ['50,000 levels', itxt('<a>'.repeat(50_000) + '</a>'.repeat(50_000))],
    ['lying EXIF', withSegment(jpeg, 0xe1, exif)],
    [
      'a lying resource',
      withSegment(jpeg, 0xed, Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0\xff\xff\xff\xff', 'latin1')),
    ],
    [
      'NUL and signs',
      withSegment(
        jpeg,
        0xed,
        photoshopBlock(
          iimOf([utf8Mark, [2, 120, 'A\0\u202eB\u0007 <img src=x onerror=alert(1)>'], [2, 55, '00000000']]),
        ),
      ),
    ],
    [
      'bytes of no encoding',
      withSegment(
        jpeg,
        0xed,
        photoshopBlock(iimOf([utf8Mark, [2, 110, Buffer.from([0xff, 0xfe, 0xed, 0xa0, 0x80])]])),
      ),
    ],
  ];
  for (const [name, bytes] of hostile) {
    const made = await upload(bytes, name);
    for (const text of Object.values(made.offered)) expect(text, name).not.toMatch(/[\p{Cc}\p{Cs}\u202e<>]/u);
    await describeAsset(writer, { assetId: made.id, alt: name, ...made.offered });
  }
});

test('a picture of any size and kind is accepted, or refused with the reason', async () => {
  const tall = readFileSync(new URL('./fixtures/tall.png', import.meta.url));
  expect(await upload(tall, 'tall.png')).toMatchObject({ width: 524, height: 16_383 });
  const blank = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#123456' } });
  const kinds: [string, Buffer, [number, number]][] = [
    ['wide', await blank(20_000, 640).png().toBuffer(), [16_383, 524]],
    ['one pixel', await blank(1, 1).png().toBuffer(), [1, 1]],
    ['a needle', await blank(1, 40_000).png().toBuffer(), [1, 16_383]],
    ['a hair', await blank(40_000, 1).png().toBuffer(), [16_383, 1]],
    ['16 bits', await blank(700, 500).toColourspace('rgb16').png().toBuffer(), [700, 500]],
    ['CMYK', await blank(701, 500).toColourspace('cmyk').jpeg().toBuffer(), [701, 500]],
    ['a palette', await blank(702, 500).png({ palette: true }).toBuffer(), [702, 500]],
    ['grey', await blank(703, 500).greyscale().jpeg().toBuffer(), [703, 500]],
  ];
  for (const [name, bytes, [width, height]] of kinds) {
    const made = await upload(bytes, name);
    expect(made, name).toMatchObject({ width, height });
    const { crops, renditions } = await rowOf(made.id);
    expect(new Set(crops.map(({ shape }) => shape)).size, name).toBe(3);
    expect(renditions.length, name).toBeGreaterThanOrEqual(3);
  }
});
