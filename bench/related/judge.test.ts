import { expect, test } from 'vitest';
import type { CorpusStory } from './corpus.ts';
import { judgeFor, type Lists } from './judge.ts';
import { jaccard, nearCopiesIn, shinglesOf } from './nearCopies.ts';
import { corpusOf } from './stories.fixture.ts';

/** `count` stories. Those with the numbers `ofEvent` have the label of one event; the others have no label. */
const corpusWith = (count: number, ofEvent: number[]): CorpusStory[] =>
  corpusOf(
    Array.from({ length: count }, (_, at) => ({
      body: `text ${at}`,
      labels: ofEvent.includes(at) ? ['event'] : [],
    })),
  );
const noCopies = () => false;

test('the best possible list has an nDCG of 1, and a hit counts less at a lower place', () => {
  const judge = judgeFor(corpusWith(60, [0, 1, 59]), noCopies);
  const of = (list: number[]) => judge(new Map([[59, list]]), [59]).ndcg;
  expect(of([0, 1])).toBe(1);
  expect(of([1, 0, 7])).toBe(1);
  // one hit at the first place, of two possible hits: 1 / (1 + 1/log2 3)
  expect(of([0, 7, 8])).toBeCloseTo(0.6131, 4);
  // two hits at the second and third places
  expect(of([7, 0, 1])).toBeCloseTo((1 / Math.log2(3) + 1 / 2) / (1 + 1 / Math.log2(3)), 10);
  expect(of([])).toBe(0);
});

test('only hits in the first five places count', () => {
  const judge = judgeFor(corpusWith(60, [0, 59]), noCopies);
  expect(judge(new Map([[59, [7, 8, 9, 10, 11, 0]]]), [59]).ndcg).toBe(0);
});

test('a story without an earlier related one is not judged, and the score is null when none is judged', () => {
  const judge = judgeFor(corpusWith(60, [0, 59]), noCopies);
  expect(judge(new Map([[0, []]]), [0])).toMatchObject({ ndcg: null, judged: 0 });
  expect(judge(new Map(), [0, 59])).toMatchObject({ ndcg: 0, judged: 1 });
});

test('a label of more than 5 % of the stories does not make them related', () => {
  const judge = judgeFor(corpusWith(60, [0, 1, 2, 59]), noCopies);
  expect(judge(new Map([[59, [0, 1, 2]]]), [59]).judged).toBe(0);
});

test('lists are counted by length, and short lists also among stories that have five related ones', () => {
  const judge = judgeFor(corpusWith(200, [0, 1, 2, 3, 4, 5, 6]), noCopies);
  const lists: Lists = new Map([
    [3, [0, 1, 2]],
    [5, [0, 1, 2, 3, 4]],
    [6, [0, 1, 2, 3]],
    [7, []],
  ]);
  const quality = judge(lists, [3, 5, 6, 7]);
  expect(quality.lengths).toEqual([1, 0, 0, 1, 1, 1, 0]);
  expect(quality.short).toBe(3 / 4);
  expect(quality).toMatchObject({ rich: 2, richShort: 1 / 2 });
});

test('a list has a near copy when a member is a near copy of the story or of another member', () => {
  const isCopy = (a: number, b: number) => Math.abs(a - b) === 1;
  const judge = judgeFor(corpusWith(60, [0, 59]), isCopy);
  const shareIn = (...lists: number[][]) => {
    const stories = lists.map((_, at) => 59 - 10 * at);
    return judge(new Map(stories.map((at, place) => [at, lists[place] ?? []])), stories).nearCopies;
  };
  expect(shareIn([58, 3])).toBe(1);
  expect(shareIn([3, 7, 4])).toBe(1);
  expect(shareIn([3, 5, 7])).toBe(0);
  expect(shareIn([3, 4], [5, 7], [])).toBe(1 / 2);
});

test('near copies are not counted among the five related stories that make a story rich', () => {
  const stories = corpusWith(200, [0, 1, 2, 3, 4, 5]);
  const lists: Lists = new Map([[5, [0]]]);
  expect(judgeFor(stories, noCopies)(lists, [5]).rich).toBe(1);
  expect(judgeFor(stories, (a, b) => a + b === 9)(lists, [5]).rich).toBe(0);
});

test('two stories that share half of all their runs of three words are near copies', () => {
  const corpus = corpusOf([
    { headline: 'a', body: 'b c d e f g h i j' },
    { headline: 'a', body: 'b c d e f g h x y' },
    { headline: 'a', body: 'b c d e q r s t u' },
  ]);
  const areNearCopies = nearCopiesIn(corpus);
  // 8 runs each: they share 6 of 10 different runs, then 3 of 13
  expect(areNearCopies(0, 1)).toBe(true);
  expect(areNearCopies(0, 2)).toBe(false);
  expect(areNearCopies(0, 0)).toBe(true);
});

test('Chinese shingles are runs of four characters, without punctuation and spaces', () => {
  expect(jaccard(shinglesOf('渡轮，搁浅在 沙洲'), shinglesOf('渡轮搁浅在沙洲。'))).toBe(1);
  expect(shinglesOf('渡轮搁浅在')).toHaveLength(2);
  expect(jaccard(shinglesOf('短'), shinglesOf('短'))).toBe(0);
});
