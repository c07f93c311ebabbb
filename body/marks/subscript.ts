import { Mark } from '@tiptap/core';
import { markup } from '#body/elementMarkup.ts';
import { defineMark } from './markType.ts';

export const subscriptMark = defineMark({
  name: 'subscript',
  since: 3,
  mark: Mark.create({ name: 'subscript', parseHTML: () => [{ tag: 'sub' }], renderHTML: () => ['sub', 0] }),
  attributes: {},
  ownHtml: 'sub',
  render: (inner) => markup('sub', null, inner),
  tagBytes: 11,
});
