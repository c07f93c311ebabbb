import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { segmentChinese } from '#editorial/search/chineseSegmentation.ts';
import { englishStopWords } from '#editorial/search/stopWords.ts';
import { foldText } from '#editorial/search/textFolding.ts';
import { englishStem } from './englishStem.ts';
import { calendarWords, functionWords, uninformativeNouns } from './englishWords.ts';
import { findNames, type NamedText } from './namesInText.ts';
import { reasonFor } from './reasons.ts';
import type { RelatedCandidate } from './storyComparison.ts';

function candidate(
  overrides: Partial<RelatedCandidate> & { has?: Record<string, number> },
): RelatedCandidate {
  const shared = overrides.shared ?? Object.keys(overrides.has ?? {});
  return {
    articleId: 1 as RelatedCandidate['articleId'],
    text: 0.3,
    topics: [],
    byTopic: 0,
    daysBefore: 1,
    shared,
    placeOf: (lexeme) => (shared.includes(lexeme) ? shared.indexOf(lexeme) : shared.length),
    count: (lexeme) => overrides.has?.[lexeme] ?? 0,
    score: 0.2,
    isRelated: true,
    back: { text: 0.3, score: 0.2, isRelated: true },
    isCopy: false,
    vector: { words: new Uint32Array(), length: 0 },
    signature: null,
    ...overrides,
  };
}
const topic = (name: string) => ({ name, weight: 1 });

const story = findNames(
  {
    headline: 'A dredger for the lock',
    standfirst: '',
    plainText: `Harbour master Ewa Lind wants a dredger off Kittiwake Yard, she told the Lantern Trust and Mr Thole.
The lock has no dredger, Lind said. The latest former dredger is in Tolland.`,
  },
  'en',
  [],
);
const reason = (overrides: Parameters<typeof candidate>[0]) => reasonFor(candidate(overrides), story);

test('up to three names that both have are shown in full, the rarest first', () => {
  const has = { tolland: 1, lantern: 1, lind: 2, ewa: 1, trust: 1, thole: 1, dredger: 3 };
  expect(reason({ has })).toEqual({ why: 'text', words: ['Tolland', 'Lantern Trust', 'Ewa Lind'] });
});

test("a name of which the other story has only a part is not shown, except a person's surname", () => {
  expect(reason({ has: { kittiwak: 1, trust: 1, lind: 1 } })).toEqual({ why: 'text', words: ['Lind'] });
});

test('a name that is in nearly every story is not shown: it is the least significant shared term', () => {
  const many = 'barge crane depth fog gate hull jetty keel mast oar pier quay'.split(' ');
  const has = Object.fromEntries([...many, 'tolland'].map((word) => [word, 1]));
  expect(reason({ has })).toEqual({ why: 'text', words: [] });
  expect(reason({ has, shared: ['tolland', ...many] })).toEqual({ why: 'text', words: ['Tolland'] });
});

test('if two stories share no name, a topic is shown, else at most two nouns that are frequent in both', () => {
  const has = { lock: 2, dredger: 2 };
  expect(reason({ has, topics: [topic('Harbour')] })).toEqual({ why: 'topics', topics: ['Harbour'] });
  expect(reason({ has })).toEqual({ why: 'text', words: ['dredger', 'lock'] });
  expect(reason({ has: { lock: 1, dredger: 2 } })).toEqual({ why: 'text', words: ['dredger'] });
});

test('however similar two texts are, without a name, a topic or two nouns they are not about one event', () => {
  const alike = { text: 0.9, back: { text: 0.9, score: 0.9, isRelated: true } };
  expect(reason({ ...alike, has: { net: 3, quarter: 3, loss: 3 } })).toEqual({ why: 'text', words: [] });
  expect(reason({ ...alike, has: { dredger: 3, quarter: 3 } })).toEqual({ why: 'text', words: ['dredger'] });
  expect(reason({ ...alike, has: { dredger: 2, lock: 2 } })).toMatchObject({ why: 'story' });
});

test('if there is no useful reason, none is shown', () => {
  expect(reason({ has: { latest: 3, former: 4, lock: 1 } })).toEqual({ why: 'text', words: [] });
});

test('a shared topic is a better reason than a name if the texts have little in common', () => {
  const facts = { has: { tolland: 1 }, topics: [topic('Harbour')] };
  expect(reason({ ...facts, text: 0.1 })).toEqual({ why: 'topics', topics: ['Harbour'] });
  expect(reason({ ...facts, text: 0.3 })).toEqual({ why: 'text', words: ['Tolland'] });
});

test('two texts about one event say which came first, from either side', () => {
  const facts = { text: 0.7, has: { tolland: 1, lock: 2 }, back: { text: 0.7, score: 1, isRelated: true } };
  expect(reason(facts)).toEqual({ why: 'story', is: 'earlier', words: ['Tolland'] });
  expect(reasonFor(candidate(facts), story, true)).toEqual({ why: 'story', is: 'later', words: ['Tolland'] });
});

const folder = join(import.meta.dirname, '..', '..', 'db', 'sample', 'articles');
const sample = readdirSync(folder)
  .filter((name) => !name.includes('-ar.'))
  .map((name) => {
    const [, , text = ''] = readFileSync(join(folder, name), 'utf8').split('---\n');
    const [headline = '', standfirst = '', ...rest] = text
      .split('\n')
      .flatMap((line) => (line === '' ? [] : [line.replace(/^[#>-]+ /, '')]));
    return { name, isChinese: name.includes('-zh.'), headline, standfirst, plainText: rest.join('\n') };
  });

/** Term counts of a text, as Postgres would count them. */
function countsOf({ headline, standfirst, plainText }: NamedText, isChinese: boolean): Map<string, number> {
  const text = `${headline}\n${headline}\n${standfirst}\n${plainText}`;
  const words = isChinese
    ? segmentChinese(text).split(' ')
    : (foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []).map(englishStem);
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

describe.each([
  ['English', false],
  ['Chinese', true],
])('for every two stories of the sample edition in %s', (_, isChinese) => {
  const stories = sample
    .filter((article) => article.isChinese === isChinese)
    .map((article) => {
      const counts = countsOf(article, isChinese);
      const language = isChinese ? ('zh-CN' as const) : ('en' as const);
      return { ...article, counts, names: findNames(article, language, []) };
    });
  const reasons = stories.flatMap((source) =>
    stories
      .filter((other) => other !== source)
      .map((other) => {
        const shared = [...source.counts.keys()].filter((word) => other.counts.has(word));
        const count = (lexeme: string) => other.counts.get(lexeme) ?? 0;
        const sharedReason = reasonFor(candidate({ shared, count }), source.names);
        return { source, other, words: sharedReason.why === 'text' ? sharedReason.words : [] };
      }),
  );

  test("every word that is shown is in the story's text, in that form", () => {
    expect(reasons.filter(({ words }) => words.length > 0).length).toBeGreaterThan(stories.length);
    for (const { source, words } of reasons) {
      const text = `${source.headline}\n${source.standfirst}\n${source.plainText}`;
      expect(words.filter((word) => !text.includes(word))).toEqual([]);
    }
  });

  test('none is a function word, a weekday, a month, an adverb or a word of any story', () => {
    const named = new Set(reasons.flatMap(({ words }) => words));
    const empty = (word: string) =>
      [englishStopWords, functionWords, calendarWords, uninformativeNouns].some((words) =>
        words.has(word.toLowerCase()),
      ) || /^(?:\d+|\p{Ll}+ly)$/u.test(word);
    expect([...named].filter(empty)).toEqual([]);
  });
});
