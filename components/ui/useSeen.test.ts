import { expect, test } from 'vitest';
import { followed } from './useSeen.ts';

test('a field that shows the new value was seen with it; one that was touched was seen as it was before', () => {
  const seen = { names: { en: 'News', ar: 'أخبار' }, zone: 'UTC' };
  const shown = { names: { en: 'The News', ar: 'الأخبار' }, zone: 'Asia/Tokyo' };
  const displayed = { names: { en: 'My news', ar: 'الأخبار' }, zone: 'Asia/Tokyo' };
  expect(followed(seen, shown, displayed)).toEqual({
    names: { en: 'News', ar: 'الأخبار' },
    zone: 'Asia/Tokyo',
  });
});

test('a field that was typed back to what stood there before is still seen as it was before', () => {
  expect(followed({ name: 'Old' }, { name: 'New' }, { name: 'Old' })).toEqual({ name: 'Old' });
});

test('of a list, each item follows for itself', () => {
  const displayed = { refused: ['mine', 'theirs'] };
  expect(followed({ refused: [] }, { refused: ['theirs'] }, displayed)).toEqual({ refused: ['theirs'] });
  expect(followed({ refused: ['old'] }, { refused: [] }, { refused: ['old'] })).toEqual({ refused: ['old'] });
});

test('a language that nobody named is an empty field', () => {
  expect(followed({ names: {} }, { names: { ar: 'أ' } }, { names: { ar: 'أ', en: '' } })).toEqual({
    names: { ar: 'أ' },
  });
});
