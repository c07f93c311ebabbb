import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOnlyInvisible, withoutInvisibleSigns } from './invisibleSigns.ts';

test.each([
  ['soft hyphens', 'Har\u00adbour\u00admaster', 'Harbourmaster'],
  ['zero-width spaces and byte order marks', '\ufeffre\u200bsigns\ufeff', 'resigns'],
  ['word joiners and invisible operators', 'a\u2060b\u2063c', 'abc'],
  ['object replacement and annotation anchors', 'a\ufffcb\ufff9c\ufffad\ufffb', 'abcd'],
  ['overrides, embeddings and isolates', '\u202eAnna\u202c \u2067Bo\u2069 \u202aCy', 'Anna Bo Cy'],
  ['direction marks in a text of one direction', 'Rates\u200e rise\u200f', 'Rates rise'],
  ['direction marks between letters', 'مر\u200fحبا', 'مرحبا'],
  ['joiners between Latin letters', 'Auf\u200clage a\u200db', 'Auflage ab'],
  ['joiners repeated', 'می\u200c\u200c\u200cخواهم', 'می\u200cخواهم'],
  ['non-joiners at the end of a word', 'خبر\u200c خبر', 'خبر خبر'],
  ['selectors after letters', 'a\ufe0fb\ufe00c\u{e0101}', 'abc'],
  ['selectors repeated', '❤\ufe0f\ufe0f', '❤\ufe0f'],
  ['a digit’s selector without its keycap', '1\ufe0f2', '12'],
  ['tags that spell a hidden text', 'Hi\u{e0048}\u{e0049}\u{e007f}', 'Hi'],
  ['tags after another emoji', '😀\u{e0067}\u{e0062}\u{e0065}\u{e007f}', '😀'],
  ['Hangul fillers', 'a\u115fb\u1160c\u3164d\uffa0e', 'abcde'],
  ['Mongolian vowel separator and grapheme joiner', 'a\u180eb\u034fc', 'abc'],
  ['controls', 'a\u0001b\u001bc\u007fd\u009fe', 'abcde'],
])('%s are removed', (_, text, clean) => {
  expect(withoutInvisibleSigns(text)).toBe(clean);
});

test.each([
  ['Persian words that do not join', 'می\u200cخواهم خانه\u200cای'],
  ['an Arabic letter that is shown joined', 'سنة 1447ه\u200d'],
  ['Indic half forms', 'क्\u200dष ന്\u200d'],
  ['a family, a flag of colours and a profession', '👨\u200d👩\u200d👧 🏳\ufe0f\u200d🌈 👩🏽\u200d💻'],
  ['a heart in colour and a keycap', '❤\ufe0f 1\ufe0f\u20e3'],
  ['a region’s flag', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
  ['an ideograph’s form', '葛\u{e0100}城 㐂\ufe00'],
  ['a direction mark beside punctuation', 'لغة C++\u200e هنا'],
  ['spaces and line breaks', 'a\tb\nc\u00a0d\u3000e\u2009f'],
  ['letters with many marks', 'é ệ ก็ นํ้า 한국어'],
])('%s are kept', (_, text) => {
  expect(withoutInvisibleSigns(text)).toBe(text);
});

const sign = fc.oneof(
  fc.constantFrom(
    ...'aé1#خ葛क्ᠠ😀❤🏽🏴. \n\u20e3',
    ...['\u00ad', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u202e', '\u2066', '\ufe0f', '\ufe00'],
    ...['\u{e0067}', '\u{e007f}', '\u{e0100}', '\u180b', '\u3164', '\ufffc', '\ud83d', '\udc00'],
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);
const anyText = fc.array(sign, { maxLength: 40 }).map((signs) => signs.join(''));

test('cleaning is idempotent, and no visible character is lost, added or moved', () => {
  const invisible = /[\p{DI}\p{Cc}\ufff9-\ufffc]/gu;
  const visible = (text: string) => text.replace(invisible, '');
  fc.assert(
    fc.property(anyText, (text) => {
      const clean = withoutInvisibleSigns(text);
      expect(withoutInvisibleSigns(clean)).toBe(clean);
      expect(visible(clean)).toBe(visible(text));
      expect(isOnlyInvisible(clean)).toBe(isOnlyInvisible(text));
    }),
    { numRuns: 2_000 },
  );
});

test('a million invisible characters are cleaned in linear time, in one run or separated', () => {
  const many = 1_000_000;
  expect(withoutInvisibleSigns(`a${'\u200d'.repeat(many)}b`)).toBe('ab');
  expect(withoutInvisibleSigns(`a${'\u{e0041}'.repeat(many / 2)}b`)).toBe('ab');
  expect(withoutInvisibleSigns('a\u00ad'.repeat(many / 2))).toBe('a'.repeat(many / 2));
  expect(isOnlyInvisible('\u{e0041}\u200b'.repeat(many / 3))).toBe(true);
});

test.each([
  ['', true],
  [' \n\t\u00a0\u3000', true],
  ['\u200b\u2060\ufeff', true],
  ['\u3164\u115f\u2800', true],
  ['\u202e\u200f\u{e0041}\ufe0f', true],
  ['\u0000\u0007', true],
  ['.', false],
  ['\u200ba', false],
  ['😀', false],
  ['字', false],
])('%j has no visible character: %s', (text, isInvisible) => {
  expect(isOnlyInvisible(text)).toBe(isInvisible);
});
