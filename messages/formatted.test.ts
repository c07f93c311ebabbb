import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from 'use-intl/core';
import { describe, expect, test } from 'vitest';
import { missingMessages } from '#contracts/missingMessages.ts';
import { placeholdersOf } from './placeholders.fixture.ts';

// A message that ICU cannot parse shows as missing on every page. A hyphen in a selector is enough for that.

const folder = import.meta.dirname;
const areas = ['en', 'zh-CN', 'ar'].flatMap((locale) =>
  readdirSync(join(folder, locale)).map((name) => ({ locale, name })),
);

function leavesOf(value: object, path = ''): [path: string, message: string][] {
  return Object.entries(value).flatMap(([key, inner]): [string, string][] => {
    const here = path ? `${path}.${key}` : key;
    return typeof inner === 'string' ? [[here, inner]] : leavesOf(inner, here);
  });
}

const sampleOf = (message: string) => ({
  ...Object.fromEntries(placeholdersOf(message).map((name) => [name, 3])),
  ...Object.fromEntries(
    [...message.matchAll(/<(\w+)>/g)].map(([, tag = '']) => [tag, (chunks: unknown) => String(chunks)]),
  ),
});

describe.each(areas)('$locale/$name', ({ locale, name }) => {
  test('every message can be formatted, and leaves no placeholder', () => {
    const messages = JSON.parse(readFileSync(join(folder, locale, name), 'utf8'));
    const say = createTranslator({ locale, messages, ...missingMessages(locale) });
    const unfilled = leavesOf(messages).flatMap(([path, message]) => {
      const values = sampleOf(message);
      const text = Object.keys(values).length > 0 ? say.rich(path, values as never) : say(path);
      return /[{}]/.test(String(text)) ? [`${path}: ${text}`] : [];
    });
    expect(unfilled).toEqual([]);
  });
});
