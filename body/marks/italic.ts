import { Italic } from '@tiptap/extension-italic';
import { markup } from '#body/elementMarkup.ts';
import { defineMark } from './markType.ts';

export const italicMark = defineMark({
  name: 'italic',
  mark: Italic,
  attributes: {},
  ownHtml: 'em',
  render: (inner) => markup('em', null, inner),
  tagBytes: 9,
});
