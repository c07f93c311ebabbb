import { expect, test } from 'vitest';
import { addsNoText, type DatedText, isContained, withoutNearCopies } from './nearCopies.ts';
import { signatureOf } from './textSimilarity.ts';
import { WordNumbers } from './wordNumbers.ts';

const words = new WordNumbers();
function textOf(sentences: string[], daysBefore = 0): DatedText & { sentences: string[] } {
  const text = sentences.join(' ');
  const counts = new Map<string, number>();
  for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  const length = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return {
    sentences,
    daysBefore,
    signature: signatureOf(text, 'en'),
    vector: words.numbered({ terms: counts, headline: new Set(), length }),
  };
}

const sentences = [
  'The chain ferry stopped in the middle of the river on Monday when a link of its chain broke under the ice.',
  'Forty passengers were taken off by rowing boats, and the last of them reached the quay after midnight.',
  'The harbour office says that the chain was forged in another century and that no yard still makes its like.',
  'A smith from the next valley has offered to draw the link anew if the parish pays for coal and iron.',
  'Until then the post goes round by the upper bridge, which adds three hours to every letter and parcel.',
  'Schoolchildren from the far bank are lodged with families in town, and lessons begin an hour later than usual.',
];

test('a copy and a shorter version are redundant; a version with twice the text is not', () => {
  const short = textOf(sentences.slice(0, 3));
  const again = textOf(sentences.slice(0, 3));
  const long = textOf(sentences);
  const other = textOf([
    'Voters on the island chose a new council on Sunday, and the count went on until the candles were burnt down.',
    'Every seat but one went to people who had never held one before, among them two fishermen and a piano tuner.',
  ]);
  expect(isContained(again, short)).toBe(true);
  expect(isContained(short, long)).toBe(true);
  expect(isContained(long, short)).toBe(false);
  expect(isContained(other, long)).toBe(false);
});

test('of two versions the longer is kept, in the place of the better one, and different stories keep their places', () => {
  const short = textOf(sentences.slice(0, 3));
  const long = textOf(sentences);
  const other = textOf([
    'Beekeepers met at the mill to count the hives that the frost had left alive this year, and found nine.',
  ]);
  expect(withoutNearCopies([short, other, long], 5)).toEqual([long, other]);
  expect(withoutNearCopies([long, other, short], 5)).toEqual([long, other]);
  expect(withoutNearCopies([other, short, long], 1)).toEqual([other]);
});

test('of two versions of one text the older is redundant beside the newer, and the newer is not beside the older', () => {
  const older = textOf(sentences.slice(0, 5), 2);
  const newer = textOf(
    [...sentences.slice(0, 4), ...sentences.slice(5), 'The new link was fitted on Thursday.'],
    1,
  );
  expect(isContained(older, newer)).toBe(false);
  expect(addsNoText(older, newer)).toBe(true);
  expect(addsNoText(newer, older)).toBe(false);
  expect(withoutNearCopies([older, newer], 5)).toEqual([newer]);
  expect(withoutNearCopies([newer, older], 5)).toEqual([newer]);
});
