import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { type Card, drawCard } from './cardDrawing.ts';
import { breakIntoLines } from './lineBreaking.ts';
import { findPublicCard } from './publicCard.ts';

let scene: { close(): Promise<void> };
let folder: string;
let editor: Actor;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-cards-'));
  process.env.MEDIA_URL = `file:${folder}`;
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(async () => {
  await scene.close();
  await rm(folder, { recursive: true });
});

const card = (headline: string, language: Card['language'] = 'en'): Card => ({
  paper: 'The Alder Courier',
  section: null,
  headline,
  language,
});

/** The dark pixels of the headline, as one number that identifies their shape. */
async function inkOf(
  bytes: Uint8Array,
  { left, width } = { left: 0, width: 1200 },
): Promise<{ dark: number; look: string }> {
  const { data } = await sharp(bytes)
    .extract({ left, top: 190, width, height: 440 })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const dark = data.reduce((count, value) => count + (value < 128 ? 1 : 0), 0);
  return { dark, look: createHash('sha256').update(data).digest('hex') };
}

test('a card is a PNG of 1200 × 630, whatever its text', async () => {
  for (const headline of ['A draw', 'word '.repeat(99).trim(), 'W'.repeat(400), '🦢', '<b>&amp;']) {
    const bytes = await drawCard(card(headline));
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
    if (headline !== '🦢') expect((await inkOf(bytes)).dark).toBeGreaterThan(500);
  }
});

test.each([
  ['zh-CN', '港口电车抵达盐沼区繁體臺灣'],
  ['ar', 'ترامالينءصق'],
  ['en', 'ŽłőЖΩ'],
] as const)('every character is drawn in a typeface of our own (%s)', async (language, text) => {
  const nothing = await inkOf(await drawCard(card('\u{10fffd}', language))); // a character in no typeface
  const looks = new Set<string>();
  for (const character of text) {
    const { dark, look } = await inkOf(await drawCard(card(character, language)));
    expect([character, look]).not.toEqual([character, nothing.look]);
    expect(dark).toBeGreaterThan(150);
    looks.add(look);
  }
  expect(looks.size).toBe(new Set(text).size); // and all look different, unlike placeholder boxes
});

test('right-to-left headlines begin at the right', async () => {
  const bytes = await drawCard(card('ترام', 'ar'));
  expect((await inkOf(bytes, { left: 0, width: 600 })).dark).toBe(0);
  expect((await inkOf(bytes, { left: 600, width: 600 })).dark).toBeGreaterThan(500);
});

test('lines contain the whole headline, none is too wide, and none begins with closing punctuation', () => {
  const measure = (text: string) => [...text].length;
  const text = fc.stringMatching(/^[a-z ，。“”「」港口电车-]{1,80}$/u);
  fc.assert(
    fc.property(text, fc.integer({ min: 6, max: 40 }), (headline, width) => {
      const lines = breakIntoLines(headline, 'zh-CN', width, measure);
      expect(lines.join('').replace(/\s/gu, '')).toBe(headline.replace(/\s/gu, ''));
      for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
    }),
  );
  expect(
    breakIntoLines('港口电车抵达，市民欢迎。', 'zh-CN', 7, measure).some((line) => /^[，。]/.test(line)),
  ).toBe(false);
});

test('the card of a live release is drawn once and stored; embargoed, replaced, withdrawn and unknown releases have none', async () => {
  const articleId = await writeStory(editor, { headline: 'A story without a picture' });
  expect(await findPublicCard(articleId, 1)).toEqual({ is: 'unknown' });
  await release(editor, { articleId });
  const [first, second] = await Promise.all([findPublicCard(articleId, 1), findPublicCard(articleId, 1)]);
  if (first.is !== 'card' || second.is !== 'card') throw new Error('no card');
  expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  expect(await readdir(join(folder, 'cards'))).toEqual([`${first.etag}.png`]);
  expect(await findPublicCard(articleId, 2)).toEqual({ is: 'unknown' });

  await editDraft(editor, { articleId, headline: 'A story still without one' });
  await release(editor, { articleId, kind: 'update' });
  expect(await findPublicCard(articleId, 1)).toEqual({ is: 'unknown' });
  expect((await findPublicCard(articleId, 2)).is).toBe('card');

  await editDraft(editor, { articleId, headline: 'A story to come' });
  await release(editor, { articleId, kind: 'update', at: new Date(Date.now() + 3_600_000) });
  expect(await findPublicCard(articleId, 3)).toEqual({ is: 'unknown' });

  await withdraw(editor, { articleId, because: 'It was none.' });
  expect(await findPublicCard(articleId, 2)).toEqual({ is: 'unknown' });
  expect(await readdir(join(folder, 'cards'))).toHaveLength(2);
});
