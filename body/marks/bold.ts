import { Bold } from '@tiptap/extension-bold';
import { markup } from '#body/elementMarkup.ts';
import { defineMark } from './markType.ts';

export const boldMark = defineMark({
  name: 'bold',
  mark: Bold,
  attributes: {},
  ownHtml: 'strong',
  render: (inner) => markup('strong', null, inner),
  tagBytes: 17,
});
