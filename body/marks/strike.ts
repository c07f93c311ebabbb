import { Mark } from '@tiptap/core';
import { markup } from '#body/elementMarkup.ts';
import { defineMark } from './markType.ts';

/** Text that is no longer true, or that the story quotes as crossed out. */
export const strikeMark = defineMark({
  name: 'strike',
  since: 3,
  mark: Mark.create({ name: 'strike', parseHTML: () => [{ tag: 's' }], renderHTML: () => ['s', 0] }),
  attributes: {},
  ownHtml: 's',
  render: (inner) => markup('s', null, inner),
  tagBytes: 7,
});
