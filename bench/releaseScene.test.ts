import { expect, test } from 'vitest';
import { likeness, MIN_COPY_LIKENESS, signatureOf } from '#editorial/related/textSimilarity.ts';
import { writeStory } from './releaseScene.ts';

const names = ['first', 'pressed', 'set9', ...Array.from({ length: 40 }, (_, round) => `${round}`)];
const stories = names.map((name) => {
  const { headline, text } = writeStory(name, 'first');
  return {
    signature: signatureOf(`${headline}\n\n${text}`, 'en'),
    words: new Set(`${headline} ${text}`.toLowerCase().match(/[a-z]+/g)),
  };
});
const pairs = stories.flatMap((a, at) => stories.slice(at + 1).map((b) => [a, b] as const));

test('no two stories of the scene are near copies, by runs of words or by single words', () => {
  const runs = pairs.map(([a, b]) => likeness(a.signature, b.signature));
  expect(Math.max(...runs)).toBeLessThan(MIN_COPY_LIKENESS);
  const words = pairs.map(([a, b]) => {
    const shared = [...a.words].filter((word) => b.words.has(word)).length;
    return shared / (a.words.size + b.words.size - shared);
  });
  expect(Math.max(...words)).toBeLessThan(0.6);
});

test('stories of two sets share only the words of the template', () => {
  const wordsIn = (name: string, anchor: string) =>
    new Set(
      writeStory(name, anchor)
        .text.toLowerCase()
        .match(/[a-z]+/g),
    );
  const otherWords = wordsIn('set9', 'set9');
  const shared = [...wordsIn('first', 'first')].filter((word) => otherWords.has(word));
  expect(shared.toSorted()).toEqual('it its lists lock of passes says test tested the were'.split(' '));
});
