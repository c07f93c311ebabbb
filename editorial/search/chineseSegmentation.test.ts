import fc from 'fast-check';
import { expect, test } from 'vitest';
import { segmentChinese } from './chineseSegmentation.ts';

const signs = Array.from(
  "桤港流浪者今晚在杯赛第五轮迎战甲级队潮汐與臺，。！？；：“”（）《》、…—１２ＡＢａ.,;:'1 2a bC\n!?%",
);

test('a Chinese text has the same words whether it is segmented before or after folding', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 40 }), (written) => {
      const text = written.join('');
      // A character that must be folded first, in a separate sentence, makes the whole text be folded first.
      const foldedFirst = segmentChinese(`${text}。㎞`);
      expect(foldedFirst.replace(/ ?km$/, '')).toBe(segmentChinese(`${text}。`));
    }),
    { numRuns: 2_000 },
  );
});

test('full-width letters, traditional characters and invisible characters do not change the words', () => {
  const plain = segmentChinese('潮汐与台湾，AB级。');
  expect(segmentChinese('潮汐與臺灣，ＡＢ级。')).toBe(plain);
  expect(segmentChinese('潮\u200b汐与台\u00ad湾，ab级。')).toBe(plain);
});
