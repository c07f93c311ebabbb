import { Mark } from '@tiptap/core';
import { isFitHref } from './href.ts';

/**
 * A link to http, https, mailto or this site. It ends with its text: text typed after it is not linked. Tiptap's own link
 * would add a library that recognizes every name with a dot, 15 kB of the editor's JavaScript.
 */
export const LinkMark = Mark.create({
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
