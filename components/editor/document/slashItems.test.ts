import { expect, test } from 'vitest';
import en from '#messages/en/editor.json' with { type: 'json' };
import zh from '#messages/zh-CN/editor.json' with { type: 'json' };
import { formats } from './formats.ts';
import { slashItems } from './slashItems.ts';

const inMenu = formats.filter(({ words }) => words !== undefined);
const namesOf = (query: string, language = en) =>
  slashItems(formats, query, ({ name }) => language.formats[name]).map(({ name }) => name);

test('without letters the menu offers all of its formats in their order', () => {
  expect(namesOf('')).toEqual(inMenu.map(({ name }) => name));
});

test.each(inMenu.map(({ name }) => name))(
  '%s is found by its name in both languages, whichever is shown',
  (name) => {
    for (const language of [en, zh]) {
      for (const word of en.formats[name].split(' ')) expect(namesOf(word, language)).toContain(name);
      expect(namesOf(zh.formats[name], language)).toContain(name);
    }
  },
);

test('what begins with the letters comes first', () => {
  expect(namesOf('qu')[0]).toBe('blockquote');
  expect(namesOf('pic')).toEqual(['figure']);
  expect(namesOf('引')[0]).toBe('blockquote');
});

test('full-width letters and the syllables of a composition are found', () => {
  expect(namesOf('Ｈ２')).toEqual(['heading2']);
  expect(namesOf("xiao'biao ti", zh)).toContain('heading2');
});

test('letters of no name find nothing', () => {
  expect(namesOf('zzz')).toEqual([]);
});
