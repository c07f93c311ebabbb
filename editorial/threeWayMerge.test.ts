import { expect, test } from 'vitest';
import { z } from 'zod';
import { mergeField, mergeFields, mergeLists } from './fieldMerge.ts';
import { changedParts, settleOrder } from './threeWayMerge.ts';

test('a change of an untouched value is applied; the same change twice is none', () => {
  expect(mergeField('a', 'a', 'b')).toEqual({ to: 'b', conflicts: [] });
  expect(mergeField('a', 'b', 'b')).toEqual({ to: 'b', conflicts: [] });
  expect(mergeField('a', 'b', 'a')).toEqual({ to: 'b', conflicts: [] }); // the person did not change it
  expect(mergeField('a', 'b', 'c', 'slug')).toEqual({ to: 'b', conflicts: [{ path: 'slug', theirs: 'b' }] });
});

test('names in several languages are merged by language, and an emptied one is removed', () => {
  type Names = Record<string, string>;
  const was: Names = { en: 'Port', 'zh-CN': '港口' };
  expect(mergeField<Names>(was, { en: 'Harbour', 'zh-CN': '港口' }, { en: 'Port', 'zh-CN': '码头' })).toEqual(
    {
      to: { en: 'Harbour', 'zh-CN': '码头' },
      conflicts: [],
    },
  );
  expect(mergeField<Names>(was, { ...was, ar: 'x' }, { en: 'Port' })).toEqual({
    to: { en: 'Port', ar: 'x' },
    conflicts: [],
  });
  expect(mergeField<Names>(was, { ...was, en: 'Dock' }, { ...was, en: 'Pier' }, 'names').conflicts).toEqual([
    { path: 'names.en', theirs: 'Dock' },
  ]);
});

test('additions and removals of two people in one list are all applied', () => {
  expect(mergeLists(['a', 'b'], ['a', 'b', 'c'], ['b', 'd'])).toEqual(['b', 'c', 'd']);
  expect(mergeLists([], ['港口'], ['渡轮', '港口'])).toEqual(['港口', '渡轮']);
});

test("a new order of a list is kept, with others' additions at the end and without others' removals", () => {
  expect(mergeLists(['a', 'b', 'c'], ['a', 'b', 'c', 'd'], ['c', 'a', 'b'])).toEqual(['c', 'a', 'b', 'd']);
  expect(mergeLists(['a', 'b', 'c'], ['a', 'c'], ['c', 'b', 'a'])).toEqual(['c', 'a']);
  expect(mergeLists(['a', 'b'], ['b', 'a'], ['a', 'b', 'c'])).toEqual(['b', 'a', 'c']);
  expect(mergeLists(['a', 'b'], ['b', 'a'], ['b', 'a', 'c'])).toEqual(['b', 'a', 'c']);
  expect(mergeLists(['a', 'b', 'c'], ['a', 'b', 'c', 'd'], ['c', 'x', 'a'])).toEqual(['c', 'x', 'a', 'd']);
});

test('two new orders of one list are a conflict that names both', () => {
  expect(mergeLists(['a', 'b', 'c'], ['b', 'a', 'c'], ['c', 'b', 'a'])).toBeNull();
  expect(mergeField(['a', 'b', 'c'], ['b', 'a', 'c'], ['c', 'b', 'a'], 'authors')).toEqual({
    to: ['b', 'a', 'c'],
    conflicts: [{ path: 'authors', theirs: ['b', 'a', 'c'] }],
  });
});

type Lead = { picture: number | null; alt: string | null };
const dependences = { alt: { on: 'picture', isNeeded: true, reset: null } } as const;

test.each<[string, Partial<Lead>, Lead, Partial<Lead>, Partial<Lead> | string]>([
  ['words of another picture', { picture: 5, alt: null }, { picture: 9, alt: null }, { alt: 'A' }, 'picture'],
  ['words without their picture', { alt: null }, { picture: 5, alt: null }, { alt: 'A' }, 'picture'],
  ['words of this picture', { picture: 5, alt: null }, { picture: 5, alt: null }, { alt: 'A' }, { alt: 'A' }],
  [
    'a picture with its words',
    { picture: 5 },
    { picture: 5, alt: 'B' },
    { picture: 9, alt: 'A' },
    { picture: 9, alt: 'A' },
  ],
  [
    'a picture without words',
    { picture: 5 },
    { picture: 5, alt: 'B' },
    { picture: 9 },
    { picture: 9, alt: null },
  ],
  [
    'a picture whose words another wrote',
    { picture: 5, alt: null },
    { picture: 5, alt: 'B' },
    { picture: 9, alt: null },
    'alt',
  ],
  [
    'the picture that is there',
    { picture: 5, alt: null },
    { picture: 9, alt: 'B' },
    { picture: 9, alt: null },
    {},
  ],
])('what is said of a picture is not said of another: %s', (_, was, now, wanted, expected) => {
  const { change, conflicts } = mergeFields<Lead>(was, now, wanted, dependences);
  if (typeof expected === 'string') expect(conflicts).toMatchObject([{ path: expected }]);
  else expect({ change, conflicts }).toEqual({ change: expected, conflicts: [] });
});

test("the merged result of two people must satisfy the same schema as one person's input", () => {
  const shape = {
    list: z
      .array(z.string())
      .max(2)
      .transform((list) => list.toSorted()),
  };
  const order = { was: { list: ['b'] }, now: { list: ['b', 'c'] }, shape };
  expect(settleOrder({ ...order, wanted: { list: ['a'] } })).toEqual({
    change: { list: ['a', 'c'] },
    conflict: undefined,
  });
  expect(settleOrder({ ...order, wanted: { list: ['b', 'a'] } }).conflict).toEqual({
    path: 'list',
    theirs: ['b', 'c'],
  });
});

test('a change is described by paths, down to the parts of records', () => {
  const now = { names: { en: 'A', ar: 'B' }, list: ['x'], at: null as Date | null };
  expect(changedParts(now, { names: { en: 'A', ar: 'C' }, list: ['y'], at: new Date(0) })).toEqual([
    'names.ar',
    'list',
    'at',
  ]);
});

test('fields are merged one by one', () => {
  const was = { name: 'A', zone: 'UTC', list: ['x'] };
  const now = { name: 'B', zone: 'UTC', list: ['x', 'y'] };
  expect(mergeFields(was, now, { name: 'C', zone: 'Asia/Tokyo', list: [] })).toEqual({
    change: { zone: 'Asia/Tokyo', list: ['y'] },
    conflicts: [{ path: 'name', theirs: 'B' }],
  });
});
