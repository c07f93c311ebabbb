import { Mark } from '@tiptap/core';
import { markup } from '#body/elementMarkup.ts';
import { isFitHref } from '#body/href.ts';
import { defineMark } from './markType.ts';

/**
 * A link to http, https, mailto or this site. It ends with its text: text typed after it is not linked. Tiptap's own link
 * would add a library that recognizes every name with a dot, 15 kB of the editor's JavaScript.
 */
const Link = Mark.create({
  name: 'link',
  priority: 1_000, // around all other marks
  keepOnSplit: false,
  exitable: true,
  inclusive: false,
  addAttributes: () => ({
    href: {
      isRequired: true,
      validate(href: unknown) {
        if (!isFitHref(href))
          throw new RangeError('A link may lead to http, https, mailto or this site only');
      },
    },
  }),
  parseHTML: () => [
    { tag: 'a[href]', getAttrs: (element) => isFitHref(element.getAttribute('href')) && null },
  ],
  renderHTML: ({ HTMLAttributes }) => ['a', isFitHref(HTMLAttributes.href) ? HTMLAttributes : {}, 0],
});

export const linkMark = defineMark({
  name: 'link',
  mark: Link,
  attributes: { href: isFitHref },
  ownHtml: 'a',
  render(inner, { href }, addressOf) {
    if (!isFitHref(href)) throw new Error('A body cannot hold that link'); // a second check, against injection
    const rel = /^https?:/i.test(href) ? 'external noopener' : undefined;
    return markup('a', { href: addressOf(href), rel }, inner);
  },
  tagBytes: 60,
});
