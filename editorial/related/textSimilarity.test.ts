import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likeness, MIN_COPY_LIKENESS, shingleHashes, signatureOf } from './textSimilarity.ts';

const word = fc.stringMatching(/^[a-z]{3,8}$/);
const text = fc.array(word, { minLength: 60, maxLength: 200 });

function jaccard(one: Set<number>, other: Set<number>): number {
  const both = [...one].filter((shingle) => other.has(shingle)).length;
  return both / (one.size + other.size - both);
}

test('a text has similarity 1 with itself, whatever its case, spaces and punctuation', () => {
  fc.assert(
    fc.property(text, (words) => {
      const plain = signatureOf(words.join(' '), 'en');
      expect(likeness(plain, signatureOf(words.join('  ').toUpperCase(), 'en'))).toBe(1);
      expect(likeness(plain, signatureOf(`${words.join(', ')}.`, 'en'))).toBe(1);
    }),
    { numRuns: 30 },
  );
});

test('similarity is symmetric, and close to the share of common shingles', () => {
  fc.assert(
    fc.property(text, text, fc.integer({ min: 0, max: 150 }), (words, others, cut) => {
      const one = words.join(' ');
      const other = [...words.slice(0, cut), ...others].join(' ');
      const [a, b] = [signatureOf(one, 'en'), signatureOf(other, 'en')];
      expect(likeness(a, b)).toBe(likeness(b, a));
      const exact = jaccard(shingleHashes(one, 'en'), shingleHashes(other, 'en'));
      // Five standard deviations of 128 samples.
      expect(Math.abs(likeness(a, b) - exact)).toBeLessThan(0.23);
    }),
    { numRuns: 60 },
  );
});

test('a wire update with one more sentence is a near copy; another story with the same words is none', () => {
  fc.assert(
    fc.property(text, word, (words, more) => {
      fc.pre(new Set(words).size > 50);
      const first = signatureOf(words.join(' '), 'en');
      const update = [...words, 'this', 'version', 'adds', 'what', 'the', 'mayor', 'said', more].join(' ');
      expect(likeness(first, signatureOf(update, 'en'))).toBeGreaterThan(MIN_COPY_LIKENESS);
      expect(likeness(first, signatureOf(words.toReversed().join(' '), 'en'))).toBeLessThan(
        MIN_COPY_LIKENESS,
      );
    }),
    { numRuns: 30 },
  );
});

test('Chinese is compared by characters', () => {
  const story = '渡轮周一清晨在沙洲搁浅，四十名乘客由拖轮接上岸，航线停到船体检查完，港务处说没有人受伤。';
  const first = signatureOf(story, 'zh-CN');
  expect(first).toHaveLength(128);
  expect(likeness(first, signatureOf(`${story}镇长周二到场。`, 'zh-CN'))).toBeGreaterThan(MIN_COPY_LIKENESS);
  expect(
    likeness(
      first,
      signatureOf('果园枯枝病蔓延，果农把剪下的枝条烧掉，果酒今年减产一半，老品种嫁接到别处。', 'zh-CN'),
    ),
  ).toBeLessThan(0.1);
});

test('a text that is too short is similar to nothing, including itself', () => {
  const short = signatureOf('Too short to tell', 'en');
  expect(short).toHaveLength(0);
  expect(likeness(short, short)).toBe(0);
});
