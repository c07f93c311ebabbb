import { expect, test } from 'vitest';
import { followed } from './useSeen.ts';

test('an untouched field shows the new value as seen; a touched field keeps the value seen before', () => {
  const seen = { names: { en: 'News', ar: 'أخبار' }, zone: 'UTC' };
  const shown = { names: { en: 'The News', ar: 'الأخبار' }, zone: 'Asia/Tokyo' };
  const displayed = { names: { en: 'My news', ar: 'الأخبار' }, zone: 'Asia/Tokyo' };
  expect(followed(seen, shown, displayed)).toEqual({
    names: { en: 'News', ar: 'الأخبار' },
    zone: 'Asia/Tokyo',
  });
});

test('a field whose old value was typed again keeps the value seen before', () => {
  expect(followed({ name: 'Old' }, { name: 'New' }, { name: 'Old' })).toEqual({ name: 'Old' });
});

test('each item of a list is compared by itself', () => {
  const displayed = { refused: ['mine', 'theirs'] };
  expect(followed({ refused: [] }, { refused: ['theirs'] }, displayed)).toEqual({ refused: ['theirs'] });
  expect(followed({ refused: ['old'] }, { refused: [] }, { refused: ['old'] })).toEqual({ refused: ['old'] });
});

test('a language without a name equals an empty field', () => {
  expect(followed({ names: {} }, { names: { ar: 'أ' } }, { names: { ar: 'أ', en: '' } })).toEqual({
    names: { ar: 'أ' },
  });
});
