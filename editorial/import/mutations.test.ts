import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decodeText } from '#contracts/textEncoding.ts';
import { releaseTimeIn } from './releaseTimeLine.ts';
import type { WireReading } from './wireArticle.ts';
import { wireFixtures } from './wireDocuments.fixture.ts';
import { readWireText } from './wireText.ts';

/** Mulberry32: the same mutations in every run. `SEED` and `ROUNDS` choose others. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const harbour = readFileSync(new URL('./fixtures/harbour.txt', import.meta.url), 'utf8');
const copies = [
  ...wireFixtures('shapes'),
  ...wireFixtures('cases').filter(({ name }) => name.endsWith('.txt')),
  { name: 'harbour.txt', text: harbour },
].map(({ name, text }) => ({ name, text: text.replace(/\r\n?/g, '\n') }));

const rounds = Number(process.env.ROUNDS ?? 30);
const seed = Number(process.env.SEED ?? 14);

type Mutation = (text: string, random: () => number) => string;

const at = (random: () => number, length: number) => Math.floor(random() * (length + 1));

const mutations: Record<string, Mutation> = {
  'cut at the end': (text, random) =>
    text
      .slice(0, at(random, text.length))
      .toWellFormed()
      .replace(/\ufffd/g, ''),
  'cut at the beginning': (text, random) =>
    text
      .slice(at(random, text.length))
      .toWellFormed()
      .replace(/\ufffd/g, ''),
  'without a line': (text, random) => {
    const lines = text.split('\n');
    lines.splice(at(random, lines.length), 1);
    return lines.join('\n');
  },
  'with a line twice': (text, random) => {
    const lines = text.split('\n');
    const place = at(random, lines.length - 1);
    lines.splice(place, 0, lines[place] ?? '');
    return lines.join('\n');
  },
  'with two lines exchanged': (text, random) => {
    const lines = text.split('\n');
    const [one, other] = [at(random, lines.length - 1), at(random, lines.length - 1)];
    [lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? ''];
    return lines.join('\n');
  },
  'with a blank line more': (text, random) => {
    const lines = text.split('\n');
    lines.splice(at(random, lines.length), 0, '');
    return lines.join('\n');
  },
  'with another copy behind it': (text, random) => {
    const other = copies[at(random, copies.length - 1)]?.text ?? '';
    return `${text}${['\n', '\n\n', '\n---\n', '\u0003'][at(random, 3)]}${other}`;
  },
  'with two signs exchanged': (text, random) => {
    const signs = [...text];
    const [one, other] = [at(random, signs.length - 1), at(random, signs.length - 1)];
    [signs[one], signs[other]] = [signs[other] ?? '', signs[one] ?? ''];
    return signs.join('');
  },
};

const wordsOf = (text: string): string[] => text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];

/** Everything that a reading contains, as one text. */
const textOfReading = ({ articles, problems }: WireReading): string =>
  [
    ...articles.flatMap(({ headline, standfirst, topics, blocks, keptOut }) => [
      headline,
      standfirst,
      ...topics,
      ...blocks.map(({ text }) => text),
      ...keptOut.map(({ text }) => text),
    ]),
    ...problems.map(({ text }) => text),
  ].join('\n');

/** Whether a Chinese word was split: without spaces, the part before the end of a dateline is reported elsewhere. */
function isParted(word: string, letters: string): boolean {
  const signs = [...word];
  if (!/\p{Script=Han}/u.test(word) || signs.length < 4) return false;
  const pairs = signs.slice(1).map((sign, index) => `${signs[index]}${sign}`);
  return pairs.filter((pair) => !letters.includes(pair)).length <= 2;
}

/**
 * Words of the copy that the reading does not contain; release times are normalized, and labels are expressed by the
 * member they fill.
 */
function lost(copy: string, reading: WireReading): string[] {
  const all = textOfReading(reading).normalize('NFC');
  const words = new Set(wordsOf(all));
  const letters = wordsOf(all).join('');
  return (
    copy
      .split('\n')
      .filter((line) => releaseTimeIn(line.trim()) === null)
      .map((line) => line.replace(/^\s*(?:headline|standfirst)\s?:/i, ''))
      .flatMap(wordsOf)
      // Chinese lines are joined without a space, so that two words become one.
      .filter((word) => !words.has(word) && !letters.includes(word) && !isParted(word, letters))
  );
}

test.each(copies)('no mutation of $name makes the parser fail, or lose a word silently', ({ name, text }) => {
  const random = randomFrom(seed + name.length * 7_919 + text.length);
  for (const [kind, mutate] of Object.entries(mutations))
    for (let round = 0; round < rounds; round++) {
      const copy = mutate(text, random);
      const reading = readWireText(copy);
      const context = `${kind}, round ${round}:\n${copy}`;
      expect(reading.articles.length + reading.problems.length, context).toBeGreaterThan(0);
      // A refused story is named by its line, and nothing of it is imported.
      const isRefused = reading.problems.some(
        ({ why }) => why === 'title-long' || why === 'no-text' || why === 'not-text',
      );
      if (!isRefused) expect(lost(copy.replace(/[^\P{Cc}\n]/gu, ' '), reading), context).toEqual([]);
    }
});

test.each(copies)('line endings and encodings do not change the reading of $name', ({ text }) => {
  const plain = readWireText(text);
  for (const ending of ['\r\n', '\r']) expect(readWireText(text.replaceAll('\n', ending))).toEqual(plain);
  for (const bytes of [
    new TextEncoder().encode(`\ufeff${text}`),
    Buffer.from(`\ufeff${text}`, 'utf16le'),
    Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  ])
    expect(readWireText(decodeText(bytes)?.text ?? '')).toEqual(plain);
});
