import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readEmbeddedMetadata } from './embeddedMetadata.ts';
import {
  iimOf,
  inLanguages,
  photoshopBlock,
  plainPicture,
  utf8Mark,
  withChunk,
  withSegment,
  xmpOf,
} from './metadata.scene.ts';

const fromFile = async (bytes: Uint8Array, language = 'en') =>
  readEmbeddedMetadata(await sharp(bytes).metadata(), language);
const fromXmp = (xmp: string, language = 'en') => readEmbeddedMetadata({ xmp: Buffer.from(xmp) }, language);
const fromIim = (iim: Uint8Array) => readEmbeddedMetadata({ iptc: iim }, 'en');

const exif = {
  IFD0: {
    ImageDescription: 'From EXIF',
    Artist: 'Nils Berg; Asa Ek',
    Copyright: '(C) Nils Berg',
  },
  IFD2: { DateTimeOriginal: '2024:04:14 06:15:00' },
  IFD3: { GPSLatitude: '51/1 30/1 0/1' },
};
const everyMember = `${inLanguages('dc:description', { 'x-default': 'From XMP' })}<dc:creator><rdf:Seq><rdf:li>Mara Quist</rdf:li><rdf:li>Ivo Brandt</rdf:li></rdf:Seq></dc:creator>${inLanguages('dc:rights', { 'x-default': '© 2024 Northwire' })}${inLanguages('xmpRights:UsageTerms', { 'x-default': 'Once, in print' })}${inLanguages('Iptc4xmpCore:AltTextAccessibility', { 'x-default': 'A ferry' })}`;
const short =
  'photoshop:Credit="Northwire" photoshop:Headline="Ferry" photoshop:DateCreated="2024-04-13T20:00:00+02:00"';

test("an agency's picture offers its caption, credit, creator and rights", async () => {
  const bytes = readFileSync(new URL('../fixtures/iptc.jpg', import.meta.url));
  expect(await fromFile(bytes)).toEqual({
    caption: 'The night ferry at the north steps, 14 April 2024.',
    credit: 'Case Agency',
    creator: 'Case Photographer',
    rights: '© 2024 Case Agency',
  });
});

describe('metadata', () => {
  test('in EXIF is read from a file of each format', async () => {
    for (const kind of ['jpeg', 'png', 'webp', 'avif'] as const) {
      const bytes = await plainPicture().withExif(exif)[kind]().toBuffer();
      expect(await fromFile(bytes), kind).toEqual({
        caption: 'From EXIF',
        credit: 'Nils Berg, Asa Ek',
        creator: 'Nils Berg, Asa Ek',
        rights: '(C) Nils Berg',
        takenOn: '2024-04-14',
      });
    }
  });

  test('in XMP is read from a file of each format, in elements and in attributes', async () => {
    for (const kind of ['jpeg', 'png', 'webp', 'avif'] as const) {
      const bytes = await plainPicture().withXmp(xmpOf(everyMember, short))[kind]().toBuffer();
      expect(await fromFile(bytes), kind).toEqual({
        alt: 'A ferry',
        caption: 'From XMP',
        credit: 'Northwire',
        creator: 'Mara Quist, Ivo Brandt',
        rights: '© 2024 Northwire · Once, in print',
        takenOn: '2024-04-13',
      });
    }
  });

  test("in IIM is read from Photoshop's block and without it", async () => {
    const iim = iimOf([
      utf8Mark,
      [2, 80, 'Mara Quist'],
      [2, 80, 'Ivo Brandt'],
      [2, 110, 'Northwire'],
      [2, 116, '© 2024 Ñ'],
      [2, 40, 'No sales'],
      [2, 55, '20240414'],
      [2, 120, '渡轮在码头'],
    ]);
    const expected = {
      caption: '渡轮在码头',
      credit: 'Northwire',
      creator: 'Mara Quist, Ivo Brandt',
      rights: '© 2024 Ñ · No sales',
      takenOn: '2024-04-14',
    };
    const jpeg = withSegment(await plainPicture().jpeg().toBuffer(), 0xed, photoshopBlock(iim));
    expect(await fromFile(jpeg)).toEqual(expected);
    expect(fromIim(iim)).toEqual(expected);
  });

  test('in XMP is preferred to IIM, and IIM to EXIF, field by field', () => {
    const blocks = (xmp: string) => ({
      xmp: Buffer.from(xmp),
      iptc: iimOf([utf8Mark, [2, 120, 'From IIM'], [2, 110, 'Credit of IIM']]),
    });
    expect(
      readEmbeddedMetadata(blocks(xmpOf(inLanguages('dc:description', { 'x-default': 'From XMP' }))), 'en'),
    ).toEqual({
      caption: 'From XMP',
      credit: 'Credit of IIM',
    });
    expect(readEmbeddedMetadata(blocks(xmpOf('')), 'en')).toEqual({
      caption: 'From IIM',
      credit: 'Credit of IIM',
    });
  });
});

test("in several languages is read in the paper's, else the default, else the first", () => {
  const xmp = (texts: Record<string, string>) => xmpOf(inLanguages('dc:description', texts));
  const texts = { 'x-default': 'Fähre', en: 'Ferry', 'zh-Hans': '渡轮' };
  expect(fromXmp(xmp(texts), 'en').caption).toBe('Ferry');
  expect(fromXmp(xmp(texts), 'zh-CN').caption).toBe('渡轮');
  expect(fromXmp(xmp(texts), 'ar').caption).toBe('Fähre');
  expect(fromXmp(xmp({ sv: 'Färja', fi: 'Lautta' }), 'en').caption).toBe('Färja');
});

test('non-ASCII EXIF is decoded as UTF-8 if valid, else as Western', () => {
  const tiff = (text: Buffer) => {
    const head = Buffer.from('MM\0*\0\0\0\x08\0\x01\x01\x0e\0\x02\0\0\0\0\0\0\0\x1a\0\0\0\0', 'latin1');
    head.writeUInt32BE(text.length, 14);
    return Buffer.concat([head, text]);
  };
  for (const encoding of ['utf8', 'latin1'] as const)
    expect(readEmbeddedMetadata({ exif: tiff(Buffer.from('Zoë at the quay\0', encoding)) }, 'en')).toEqual({
      caption: 'Zoë at the quay',
    });
});

test('IIM without a declared encoding is decoded as UTF-8 if valid, else as Western', () => {
  expect(fromIim(iimOf([[2, 120, 'Zoë at the quay']])).caption).toBe('Zoë at the quay');
  expect(fromIim(iimOf([[2, 120, 'Zoë at the quay']], 'latin1')).caption).toBe('Zoë at the quay');
  expect(
    fromIim(
      iimOf(
        [
          [1, 90, '\x1b.A'],
          [2, 120, 'Ã©'],
        ],
        'latin1',
      ),
    ).caption,
  ).toBe('Ã©');
});

test('IIM of a Chinese agency without a declared encoding is GB 18030 for a Chinese paper, and an accent is not', () => {
  const ferry = Buffer.from('b6c9b4acd4dac2ebcdb7', 'hex'); // 渡船在码头
  const inPaper = (value: Uint8Array, language: string) =>
    readEmbeddedMetadata({ iptc: iimOf([[2, 120, value]]) }, language).caption;
  expect(inPaper(ferry, 'zh-CN')).toBe('渡船在码头');
  expect(inPaper(Buffer.from('Zoé à Genève', 'latin1'), 'zh-CN')).toBe('Zoé à Genève');
});

test('a headline or a long description is used when there is nothing better', () => {
  expect(fromIim(iimOf([[2, 105, 'Ferry at night']]))).toEqual({ caption: 'Ferry at night' });
  const long = inLanguages('Iptc4xmpCore:ExtDescrAccessibility', { 'x-default': 'A ferry, lit, at a quay' });
  expect(fromXmp(xmpOf(long))).toEqual({ alt: 'A ferry, lit, at a quay' });
});

test('default texts of cameras are not offered', async () => {
  const bytes = await plainPicture()
    .withExif({ IFD0: { ImageDescription: 'OLYMPUS DIGITAL CAMERA         ', Copyright: '   ' } })
    .jpeg()
    .toBuffer();
  expect(await fromFile(bytes)).toEqual({});
});

test('tags, control characters and invisible characters are removed, and long texts are cut between characters', () => {
  const caption = (text: string) => fromIim(iimOf([utf8Mark, [2, 120, text]])).caption;
  expect(caption('A <b>ferry</b>,<br>\0\u202e\u200b at\r\n 5 < 6 <script>x</script>')).toBe(
    'A ferry, at 5 < 6 x',
  );
  expect(caption('\u0000 \u200b\ufeff')).toBeUndefined();
  expect(caption(`${'x'.repeat(998)}🦢${'y'.repeat(50)}`)).toBe(`${'x'.repeat(998)}…`);
  expect(caption('ن\u200cم')).toBe('ن\u200cم');
});

test.each(['0000-01-01', '00000000', '2024-02-30', '99999999', '2024', 'soon', '20240414123'])(
  'a picture taken on %s has no date',
  (taken) => {
    expect(fromIim(iimOf([[2, 55, taken]]))).toEqual({});
    expect(fromXmp(xmpOf('', `photoshop:DateCreated="${taken}"`))).toEqual({});
  },
);

describe('a hostile block', () => {
  const rdf = (inner: string) =>
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${inner}</rdf:RDF>`;
  test.each([
    ['of XMP with entities', '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><x>&b;</x>'],
    ['of XMP nested 20,000 deep', '<a>'.repeat(20_000) + '</a>'.repeat(20_000)],
    ['of XMP that is cut off', xmpOf('<dc:description><rdf:Alt>').slice(0, 400)],
    [
      'of XMP with a tangle of languages',
      rdf(`<rdf:Description>${'<a/>'.repeat(200_000)}</rdf:Description>`),
    ],
    ['of ten megabytes', xmpOf(inLanguages('dc:description', { 'x-default': 'x'.repeat(10_000_000) }))],
    ['of nothing', ''],
    ['of no XML', '\0\ud800 no'],
  ])('%s gives no metadata', (_, xmp) => {
    expect(fromXmp(xmp)).toEqual({});
  });

  test('of IIM with wrong lengths gives the fields before the wrong one', () => {
    const good = iimOf([utf8Mark, [2, 120, 'True']]);
    for (const lie of [
      [0x1c, 2, 110, 0x7f, 0xff],
      [0x1c, 2, 110, 0x80, 0x04, 0xff, 0xff, 0xff, 0xff],
      [0x1c, 2, 110, 0xff, 0xff],
      [0x1c, 2],
      [0x1c, 2, 110, 0x80, 0x00],
    ])
      expect(fromIim(Buffer.concat([good, Buffer.from(lie)]))).toEqual({ caption: 'True' });
    const block = photoshopBlock(good);
    // The last byte is only padding.
    for (let length = 0; length < block.length - 1; length++)
      expect(Object.keys(fromIim(block.subarray(0, length)))).toEqual([]);
    expect(fromIim(Buffer.from('8BIM'.repeat(200_000)))).toEqual({});
    expect(fromIim(iimOf(Array.from({ length: 50_000 }, () => [2, 80, 'A'])))).toMatchObject({
      creator: expect.any(String),
    });
  });

  test('of EXIF with wrong offsets, or cut or changed anywhere, gives nothing that is not in it', async () => {
    const bytes = await plainPicture().withExif(exif).jpeg().toBuffer();
    const block = (await sharp(bytes).metadata()).exif ?? Buffer.alloc(0);
    for (let at = 0; at < block.length; at++) {
      readEmbeddedMetadata({ exif: block.subarray(0, at) }, 'en');
      const changed = Buffer.from(block);
      changed[at] = 0xff;
      expect((readEmbeddedMetadata({ exif: changed }, 'en').caption ?? '').length).toBeLessThanOrEqual(1_000);
    }
    const loop = Buffer.from('II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0', 'latin1');
    expect(readEmbeddedMetadata({ exif: loop }, 'en')).toEqual({});
  });

  test('in a PNG of many megabytes gives no metadata, and the picture is still accepted', async () => {
    const text = `XML:com.adobe.xmp\0\0\0\0\0${xmpOf('x'.repeat(10_000_000))}`;
    const png = withChunk(await plainPicture().png().toBuffer(), 'iTXt', Buffer.from(text));
    expect(await fromFile(png)).toEqual({});
  });
});
