import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { canonicalFront, type FrontContent } from '#editorial/fronts/frontHash.ts';
import { openScene } from '#editorial/people/people.scene.ts';
import { canonicalContent, contentHash, type HashedContent } from '#editorial/releases/contentHash.ts';
import { hex } from './signatures.ts';

let scene: Awaited<ReturnType<typeof openScene>>;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

/** Any storable text: no NUL, no lone surrogates; includes characters beyond the BMP, controls and combining marks. */
const text = fc.string({ unit: 'binary', maxLength: 20 }).map((it) => it.replaceAll('\0', '').toWellFormed());
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
})).value;

const content = fc.record({
  articleId: fc.nat(),
  number: fc.integer({ min: 1, max: 1_000 }),
  kind: fc.constantFrom('first', 'update', 'take-back'),
  language: fc.constantFrom('en', 'zh-CN'),
  headline: text,
  standfirst: text,
  body: json,
  topics: json,
  bylines: json,
  leadAssetId: fc.option(fc.nat()),
  pictures: json,
  firstReleasedAt: fc.date({ noInvalidDate: true }),
  releasedAt: fc.date({ noInvalidDate: true }),
  readerNote: text,
  restores: fc.option(fc.nat()),
  previousHash: fc.option(fc.uint8Array({ minLength: 32, maxLength: 32 })),
});

async function throughPostgres(value: unknown): Promise<unknown> {
  const { rows } = await staff().execute<{ value: unknown }>(
    sql`select ${JSON.stringify(value)}::jsonb as value`,
  );
  return rows[0]?.value;
}

test('the hash of a release stays the same through jsonb and JSON transfer, for any content', async () => {
  await fc.assert(
    fc.asyncProperty(content, fc.option(text), async (row: HashedContent, section) => {
      const canonical = canonicalContent(row, section);
      const hash = hex(contentHash(canonical));
      const stored = (await throughPostgres(canonical)) as typeof canonical;
      expect(hex(contentHash(stored))).toBe(hash);
      expect(hex(contentHash(JSON.parse(JSON.stringify(stored))))).toBe(hash);
    }),
    { numRuns: 300 },
  );
});

test('so does that of a front, and any change of its content changes the hash', async () => {
  const layout = fc.record({
    places: fc.array(fc.option(fc.nat()), { maxLength: 8 }),
    bands: fc.array(fc.record({ sectionId: fc.nat(), places: fc.array(fc.option(fc.nat())) }), {
      maxLength: 4,
    }),
    banner: fc.option(fc.record({ text, articleId: fc.option(fc.nat()), until: text })),
  });
  await fc.assert(
    fc.asyncProperty(layout, fc.nat(), async (laidOut, frontId) => {
      const row = { frontId, number: 2, kind: 'update', language: 'en', layout: laidOut, previousHash: null };
      const canonical = canonicalFront({ ...row, releasedAt: new Date(0) } as unknown as FrontContent, null);
      const hash = hex(contentHash(canonical));
      expect(hex(contentHash((await throughPostgres(canonical)) as typeof canonical))).toBe(hash);
      expect(hex(contentHash({ ...canonical, number: 3 }))).not.toBe(hash);
      expect(hex(contentHash({ ...canonical, section: '' }))).not.toBe(hash);
    }),
    { numRuns: 100 },
  );
});

test('the canonical form is that of RFC 8785: its own examples of order, numbers and escapes', () => {
  const canonical = (body: unknown) =>
    hex(contentHash({ body } as unknown as Parameters<typeof contentHash>[0]));
  const same = canonical({
    '\u20ac': 'Euro',
    '\r': 'CR',
    '1': 'One',
    '\u00f6': 'ö',
    literals: [null, true, false],
  });
  expect(
    canonical({ literals: [null, true, false], '\u00f6': 'ö', '1': 'One', '\r': 'CR', '\u20ac': 'Euro' }),
  ).toBe(same);
  expect(
    canonical(JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001, -0]')),
  ).toBe(canonical([333333333.3333333, 1e30, 4.5, 0.002, 1e-27, 0]));
});
