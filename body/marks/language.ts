import { Mark } from '@tiptap/core';
import { directionOf } from '#body/direction.ts';
import { markup } from '#body/elementMarkup.ts';
import { isLanguageTag } from '#body/languageTag.ts';
import { defineMark } from './markType.ts';

/** The language of a passage that is not in the language of its story. The writing direction follows from it. */
export const languageMark = defineMark({
  name: 'language',
  since: 3,
  mark: Mark.create({
    name: 'language',
    addAttributes: () => ({
      lang: {
        isRequired: true,
        validate(lang: unknown) {
          if (!isLanguageTag(lang)) throw new RangeError('That is no tag of a language');
        },
      },
    }),
    parseHTML: () => [
      { tag: 'span[lang]', getAttrs: (element) => isLanguageTag(element.getAttribute('lang')) && null },
    ],
    renderHTML: ({ HTMLAttributes: { lang } }) => ['span', languageProps(lang), 0],
  }),
  attributes: { lang: isLanguageTag },
  ownHtml: 'span[lang]',
  render: (inner, { lang }) => markup('span', languageProps(lang), inner),
  tagBytes: 42,
});

/** @throws when the tag is not fit: a second check, against injection */
function languageProps(lang: unknown) {
  if (!isLanguageTag(lang)) throw new Error('A body cannot hold that language');
  return { lang, dir: directionOf(lang) };
}
