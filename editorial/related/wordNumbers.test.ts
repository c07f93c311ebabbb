import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packWords, wordKey } from './packedWords.ts';
import { parseVector } from './vector.ts';
import { packedCount, WordNumbers, wordOf } from './wordNumbers.ts';

const word = fc.stringMatching(/^[a-z'\\沙洲]{2,12}$/).filter((each) => /[a-z沙洲]/.test(each));

test('a text has the same numbers whether its words come from a tsvector or packed', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word), (terms) => {
      const quoted = terms.map((each) => each.replaceAll('\\', '\\\\').replaceAll("'", "''"));
      const written = quoted.map((each, at) => `'${each}':${at + 1}${at % 3 ? '' : 'A'},90`).join(' ');
      const words = new WordNumbers();
      const numbered = words.numbered(parseVector(written));
      const read = words.unpack(packWords(parseVector(written)));
      expect(read).toEqual(numbered);
      expect(Array.from(read.words, (packed) => words.keys[wordOf(packed)])).toEqual(
        terms.map((each) => wordKey(each)),
      );
      expect(Array.from(read.words, packedCount)).toEqual(terms.map((_, at) => (at % 3 ? 2 : 3)));
    }),
  );
});
