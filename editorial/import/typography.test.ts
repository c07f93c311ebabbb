import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languages } from '#contracts/languages.ts';
import { typographicMarks } from './typography.ts';

const english: [text: string, expected: string][] = [
  [`"Full steam," he said. "Now."`, '“Full steam,” he said. “Now.”'],
  [`She said "it's 'very' late"--twice.`, 'She said “it’s ‘very’ late”—twice.'],
  [`"'No,' she said," he wrote.`, '“‘No,’ she said,” he wrote.'],
  ["``A quote,'' it said, ``ends.''", '“A quote,” it said, “ends.”'],
  ["They `meet' there", 'They ‘meet’ there'],
  [`rock 'n' roll, rock'n'roll`, 'rock ’n’ roll, rock’n’roll'],
  [`the '90s and the summer of '08`, 'the ’90s and the summer of ’08'],
  [`'Tis the mid-'60s; give 'em back`, '’Tis the mid-’60s; give ’em back'],
  [`the dogs' bowls, James's, O'Neill, 1990's`, 'the dogs’ bowls, James’s, O’Neill, 1990’s'],
  [`He is 5'10" tall, or 5' 10", on a 12" plank`, `He is 5'10" tall, or 5' 10", on a 12" plank`],
  [`"He is 5'10" tall," she said of the 6' man.`, `“He is 5'10" tall,” she said of the 6' man.`],
  [`"A 12" record," he said. "In 1999"`, '“A 12" record,” he said. “In 1999”'],
  [`at 53°26'46" N, 8"x10" prints`, `at 53°26'46" N, 8"x10" prints`],
  ['wait -- no--never --- end', 'wait — no—never — end'],
  ['from 1914--18 and pp. 5--9', 'from 1914–18 and pp. 5–9'],
  [
    '2026-04-14T18:00:00Z, 2026-04-14--2026-04-20, 18:00',
    '2026-04-14T18:00:00Z, 2026-04-14--2026-04-20, 18:00',
  ],
  ['run `git --amend "x"` with --force', 'run `git --amend "x"` with --force'],
  [`print("it's -- odd") and a="b"`, `print("it's -- odd") and a="b"`],
  ['see https://a.example/x--y...z?q=1', 'see https://a.example/x--y...z?q=1'],
  [`"https://a.example/b--c", it's there`, '“https://a.example/b--c”, it’s there'],
  [`o'brien--x@a.example isn't`, `o'brien--x@a.example isn’t`],
  ['Well... and then.... ..... end', 'Well… and then…. ..... end'],
  ['-----', '-----'],
  ['<!-- note -->', '<!-- note -->'],
  ['("Aside") ["x"] "--" " alone', '(“Aside”) [“x”] “—” " alone'],
  [`"First paragraph.\n\n"Second."`, '“First paragraph.\n\n“Second.”'],
  ['```\nsay "x" -- y\n```\n"z"', '```\nsay "x" -- y\n```\n“z”'],
  ['Already “set” — it’s ‘fine’…', 'Already “set” — it’s ‘fine’…'],
];

test.each(english)('in English %j becomes %j', (text, expected) => {
  expect(typographicMarks(text, 'en')).toBe(expected);
});

test.each([
  [`他说:"你好",又说"再见"。`, '他说:“你好”,又说“再见”。'],
  [`他说"她问'真的'吗"。`, '他说“她问‘真的’吗”。'],
  ['1914--18 年，BBC--CNN', '1914—18 年，BBC—CNN'],
  ['等等...没有......然后--结束', '等等……没有……然后——结束'],
  ['＂全角＂不变，「引号」不变', '＂全角＂不变，「引号」不变'],
  [`Don't stop 是一首歌，屏幕12"`, `Don’t stop 是一首歌，屏幕12"`],
  ['详见 https://a.example/x--y，"好"', '详见 https://a.example/x--y，“好”'],
  [`"All English," it's said`, '“All English,” it’s said'],
])('in Chinese %j becomes %j', (text, expected) => {
  expect(typographicMarks(text, 'zh-CN')).toBe(expected);
});

test.each([
  ['قال "مرحبا" ثم غادر', 'قال «مرحبا» ثم غادر'],
  ['و"الخبر" في "الصحيفة".', 'و«الخبر» في «الصحيفة».'],
  ['كلمة -- أخرى...', 'كلمة – أخرى…'],
  ['«نص» و“نص”', '«نص» و“نص”'],
])('in Arabic %j becomes %j', (text, expected) => {
  expect(typographicMarks(text, 'ar')).toBe(expected);
});

const sign = fc.constantFrom(
  ...`"'\`-.“”‘’«»—–…,=()<!/ \n`,
  ...['"', "'", '--', '...', '``', "''", '\n\n', ' '],
  ...['a', 'X', 'tis', '5', '90', 'é', '字', 'خبر', '😀', '\u0301', 'https://a.example/', 'x@a.example'],
);
const anyText = fc.array(sign, { maxLength: 40 }).map((signs) => signs.join(''));

test('setting twice equals setting once; letters, digits and spaces keep their values and places', () => {
  const bare = (text: string) => text.replace(/["'`“”‘’«»\-–—.…]/gu, '');
  fc.assert(
    fc.property(anyText, fc.constantFrom(...languages), (text, language) => {
      const typeset = typographicMarks(text, language);
      expect(bare(typeset)).toBe(bare(text));
      expect(typographicMarks(typeset, language)).toBe(typeset);
    }),
    { numRuns: 5_000 },
  );
});

test.each([
  `"`,
  `'`,
  '`',
  '--',
  '...',
  `"\n\n`,
  `5"`,
  `"a`,
  `a=`,
  '`a',
  `f("`,
  'a',
  'a@',
  'http://a',
  '"字',
  `'خ `,
])('two hundred thousand characters of %j are processed in time', (piece) => {
  const text = `"${piece.repeat(200_000 / piece.length)}`;
  for (const language of languages)
    expect(typographicMarks(text, language).length).toBeLessThanOrEqual(text.length * 2);
});
