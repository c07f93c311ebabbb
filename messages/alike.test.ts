import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { languages } from '#contracts/languages.ts';
import { locales } from '#db/schema/people.ts';
import { reasons } from '#editorial/access/refusal.ts';

const folder = import.meta.dirname;
const areas = readdirSync(join(folder, 'en')).filter((name) => name.endsWith('.json'));

type Placeholders = Map<string, string[]>;

/** The path of every text, with the names of its placeholders and tags, sorted. */
function placeholdersIn(value: unknown, path = '', all: Placeholders = new Map()): Placeholders {
  if (typeof value === 'string') {
    const names = [...value.matchAll(/\{\s*([a-zA-Z]\w*)|<(\w+)>/g)].map(
      (match) => match[1] ?? match[2] ?? '',
    );
    // Braces inside a plural's branches are not placeholders: `{n, plural, one {story} …}`.
    const used = value.includes('plural') || value.includes('select') ? names.slice(0, 1) : names;
    all.set(path, [...new Set(used)].sort());
  } else
    for (const [key, inner] of Object.entries(value as object))
      placeholdersIn(inner, path ? `${path}.${key}` : key, all);
  return all;
}

const read = (locale: string, area: string): Placeholders =>
  placeholdersIn(JSON.parse(readFileSync(join(folder, locale, area), 'utf8')));

/** Languages of readers' pages that staff pages do not have. */
const forReadersOnly = languages.filter((language) => !(locales as readonly string[]).includes(language));

test('both languages have the same areas', () => {
  expect(readdirSync(join(folder, 'zh-CN')).sort()).toEqual(readdirSync(join(folder, 'en')).sort());
});

describe.each(areas)('%s', (area) => {
  test('has the same texts in both languages, with the same placeholders', () => {
    expect([...read('zh-CN', area)].sort()).toEqual([...read('en', area)].sort());
  });

  test('has no text without a path', () => {
    for (const locale of ['en', 'zh-CN']) {
      const empty = [...read(locale, area).keys()].filter((path) => path === '');
      expect(empty).toEqual([]);
    }
  });
});

describe.each(forReadersOnly)("readers' pages in %s", (language) => {
  test('have the same texts, with the same placeholders', () => {
    expect(readdirSync(join(folder, language))).toEqual(['paper.json']);
    expect([...read(language, 'paper.json')].sort()).toEqual([...read('en', 'paper.json')].sort());
  });
});

test.each(languages)('every plural in %s has all forms of the language', (language) => {
  const texts = readFileSync(join(folder, language, 'paper.json'), 'utf8').split('\n');
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const text of texts.filter((each) => each.includes(', plural,')))
    expect(forms.filter((form) => !text.includes(` ${form} {`))).toEqual([]);
});

test('every reason for a refusal has a sentence', () => {
  expect([...read('en', 'refusals.json').keys()].sort()).toEqual(
    ['failed', 'offline', 'upgraded', ...reasons].sort(),
  );
});
