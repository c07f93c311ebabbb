import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reasons } from '#editorial/refusal';

const folder = import.meta.dirname;
const areas = readdirSync(join(folder, 'en')).filter((name) => name.endsWith('.json'));

type Told = Map<string, string[]>;

/** Every text's path, with the placeholders and tags it names, sorted. */
function told(value: unknown, path = '', all: Told = new Map()): Told {
  if (typeof value === 'string') {
    const names = [...value.matchAll(/\{\s*([a-zA-Z]\w*)|<(\w+)>/g)].map(
      (match) => match[1] ?? match[2] ?? '',
    );
    // Words inside a plural's branches are not placeholders: `{n, plural, one {story} …}`.
    const used = value.includes('plural') || value.includes('select') ? names.slice(0, 1) : names;
    all.set(path, [...new Set(used)].sort());
  } else
    for (const [key, inner] of Object.entries(value as object))
      told(inner, path ? `${path}.${key}` : key, all);
  return all;
}

const read = (locale: string, area: string): Told =>
  told(JSON.parse(readFileSync(join(folder, locale, area), 'utf8')));

test('both languages have the same areas', () => {
  expect(readdirSync(join(folder, 'zh-CN')).sort()).toEqual(readdirSync(join(folder, 'en')).sort());
});

describe.each(areas)('%s', (area) => {
  test('says the same things in both languages, with the same placeholders', () => {
    expect([...read('zh-CN', area)].sort()).toEqual([...read('en', area)].sort());
  });

  test('leaves nothing unsaid', () => {
    for (const locale of ['en', 'zh-CN']) {
      const empty = [...read(locale, area).keys()].filter((path) => path === '');
      expect(empty).toEqual([]);
    }
  });
});

test('every reason for a refusal has its sentence', () => {
  expect([...read('en', 'refusals.json').keys()].sort()).toEqual(['failed', 'offline', ...reasons].sort());
});
