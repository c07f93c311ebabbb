import { Mark } from '@tiptap/core';
import { markup } from '#body/elementMarkup.ts';
import { defineMark } from './markType.ts';

export const superscriptMark = defineMark({
  name: 'superscript',
  since: 3,
  mark: Mark.create({ name: 'superscript', parseHTML: () => [{ tag: 'sup' }], renderHTML: () => ['sup', 0] }),
  attributes: {},
  ownHtml: 'sup',
  render: (inner) => markup('sup', null, inner),
  tagBytes: 11,
});
