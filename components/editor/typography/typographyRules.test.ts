import { expect, test } from 'vitest';
import { typographyOf } from './typographyRules.ts';

/** Types a text key by key, with the replacements of a language. */
function typed(language: string, keys: string): string {
  let text = '';
  for (const key of keys) {
    const replacement = typographyOf(language, text, key);
    text = replacement ? text.slice(0, text.length - replacement.before) + replacement.insert : text + key;
  }
  return text;
}

test.each([
  ['en', `"It's 'fine'," she said.`, '“It’s ‘fine’,” she said.'],
  ['en', '("Quay")', '(“Quay”)'],
  ['en', '"But--" he said--late.', '“But—” he said—late.'],
  ['en', `The 6'2" wall, "Pier 6".`, `The 6'2" wall, “Pier 6”.`],
  ['de', 'spät -- sehr spät...', 'spät – sehr spät…'],
  ['en-GB', '"yes"', '“yes”'],
  ['ar', '"نعم" قال', '«نعم» قال'],
  ['de', `"Ja, 'gut'", sagte er. Wie geht's?`, '„Ja, ‚gut‘“, sagte er. Wie geht’s?'],
  ['fr', `Il dit : "l'eau monte !"`, 'Il dit\u00a0: «\u202fl’eau monte\u202f!\u202f»'],
  ['fr', 'Quoi?! Il est 12:30;', 'Quoi\u202f?! Il est 12:30\u202f;'],
  ['zh-CN', '他说"好的"。--完...', '他说“好的”。——完……'],
  ['zh-CN', `他说"这是'新'路"`, '他说“这是‘新’路”'],
  ['zh-CN', "这是Tom's", '这是Tom’s'],
  ['zh-CN', '好。。。', '好……'],
  ['zh-TW', '他說"好"', '他說「好」'],
  ['ja', `彼は"はい"と'言'った`, '彼は「はい」と『言』った'],
])('%s: %s becomes %s', (language, keys, expected) => {
  expect(typed(language, keys)).toBe(expected);
});

test.each([
  ['an address', 'see https://e.org/a--b'],
  ['an email address', "to o@e.org'"],
  ['a line of hyphens, which is a divider', '---'],
  ['a known abbreviation of a scheme', 'http:'],
])('%s stays as typed', (_, keys) => {
  expect(typed('en', keys)).toBe(keys);
  expect(typed('fr', keys)).toBe(keys);
});

test('text of a language without rules stays as typed', () => {
  expect(typed('xx', '"a" -- b...')).toBe('"a" -- b...');
  expect(typed('', "it's")).toBe("it's");
});

test('hyphens and stops that were brought back are not replaced again by the next one', () => {
  expect(typographyOf('en', 'a--', '-')).toBeNull();
  expect(typographyOf('en', 'a...', '.')).toBeNull();
});
