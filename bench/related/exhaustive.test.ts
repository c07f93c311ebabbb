import { expect, test } from 'vitest';
import { exhaustiveLists } from './exhaustive.ts';
import { corpusOf } from './stories.fixture.ts';
import { bigrams, plainWords, segmentedWords, stemmedWords } from './terms.ts';

/** Every headline is a word that no other story contains, so only the bodies affect the scores. */
const tiny = corpusOf(
  [
    'apple', // 0
    'apple banana', // 1
    'banana', // 2
    'cherry cherry', // 3
    'cherry', // 4
    'damson elder', // 5
    'apple apple cherry', // 6
    'banana damson', // 7
    'fig', // 8
    'apple banana cherry', // 9
  ].map((body, at) => ({ body, headline: `h${at}` })),
);

/**
 * Story 9 has nine earlier stories. Their lengths, with the headline twice, are 3 4 3 4 3 4 5 4 3, on average
 * 33/9. apple, banana and cherry each occur in three stories, so each has the idf ln(1 + 6.5/3.5) = 1.0498. With
 * norm(length) = 1.2·(0.25 + 0.75·length/average) — 1.0364 for 3, 1.2818 for 4, 1.5273 for 5 — a word that occurs once
 * scores 2.2·idf/(1 + norm), one that occurs twice 4.4·idf/(2 + norm):
 * story 1 (4, two words once) 2.0244; story 6 (5, apple twice, cherry once) 1.3096 + 0.9139 = 2.2235; story 3 (4, twice)
 * 1.4075; 0, 2 and 4 (3, once) 1.1342; 7 (4, once) 1.0122; 5 and 8 score 0.
 */
test('ten tiny stories are in the order of BM25 scores computed by hand, on equal scores the newer first', () => {
  const lists = exhaustiveLists(tiny, { terms: plainWords, areNearCopies: () => false });
  expect(lists.get(9)).toEqual([6, 1, 3, 4, 2, 0]);
});

test('a list contains earlier stories that share a word, never the story itself', () => {
  const lists = exhaustiveLists(tiny, { terms: plainWords, areNearCopies: () => false });
  expect(lists.get(0)).toEqual([]);
  expect(lists.get(1)).toEqual([0]);
  expect(lists.get(7)).toEqual([5, 2, 1]);
  expect(lists.get(8)).toEqual([]);
});

test('a word counts as often as it occurs in the query, unless isCounted is false', () => {
  const corpus = corpusOf([
    { headline: 'h0', body: 'apple one' },
    { headline: 'h1', body: 'cherry two' },
    { headline: 'h2', body: 'apple apple apple cherry' },
  ]);
  const lists = (isCounted: boolean) =>
    exhaustiveLists(corpus, { terms: plainWords, isCounted, areNearCopies: () => false }).get(2);
  expect(lists(true)).toEqual([0, 1]);
  expect(lists(false)).toEqual([1, 0]);
});

test('of two near copies only the higher ranked is listed, and near copies of the story itself are not', () => {
  const areNearCopies = (a: number, b: number) =>
    [a, b].sort().join() === '1,6' || [a, b].sort().join() === '3,9';
  expect(exhaustiveLists(tiny, { terms: plainWords, areNearCopies }).get(9)).toEqual([6, 4, 2, 0, 7]);
});

test('stories of another language are not candidates', () => {
  const corpus = corpusOf([
    { headline: '渡轮', body: '渡轮 ferry', language: 'zh-CN' },
    { headline: 'Boat', body: 'ferry' },
    { headline: 'Boat', body: 'ferry 渡轮' },
  ]);
  expect(exhaustiveLists(corpus, { areNearCopies: () => false }).get(2)).toEqual([1]);
});

test('the terms of a text are its words, its stems without stop words, or Chinese words and pairs of characters', () => {
  const [english, chinese] = corpusOf([
    { headline: 'H', standfirst: 'The ferries', body: 'were sailing' },
    { headline: '船', body: '渡轮停航。', language: 'zh-CN' },
  ]);
  if (!english || !chinese) throw new Error('the fixture did not make two stories');
  expect(plainWords(english)).toEqual(['h', 'h', 'the', 'ferries', 'were', 'sailing']);
  expect(stemmedWords(english)).toEqual(['h', 'h', 'ferri', 'sail']);
  expect(segmentedWords(chinese)).toEqual(['船', '船', '渡轮', '停航']);
  expect(bigrams(chinese)).toEqual(['渡轮', '轮停', '停航']);
});
