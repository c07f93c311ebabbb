import { expect, test } from 'vitest';
import { mentionQuery, withMention } from './mentionQuery.ts';

test.each([
  ['Ask @wr', 'wr'],
  ['@', ''],
  ['请问@小', '小'],
  ['请问＠小', '小'],
  ['(@Ed', 'Ed'],
])('%s asks for colleagues', (text, typed) => {
  expect(mentionQuery(text, text.length)).toEqual({ typed, at: text.length - typed.length - 1 });
});

test.each(['desk@courier', 'Ask @wren about', 'no name', 'x.@y'])('%s asks for nobody', (text) => {
  expect(mentionQuery(text, text.length)).toBeNull();
});

test('a name replaces what was typed, and the text behind the caret stays', () => {
  const text = 'Ask @wr about it';
  const query = mentionQuery(text, 7);
  expect(query && withMention(text, query, 'Wren Hollis')).toEqual({
    text: 'Ask @Wren Hollis about it',
    caret: 17,
  });
});
