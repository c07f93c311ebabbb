import { Node } from '@tiptap/core';
import { markup } from '#body/elementMarkup.ts';
import { isEntryName, isEntryTime } from '#body/entryIdentity.ts';
import { defineBlock } from './blockType.ts';
import { paragraphBlock } from './paragraph.ts';

const validated = (what: string, isFit: (value: unknown) => boolean) => ({
  isRequired: true,
  validate(value: unknown) {
    if (!isFit(value)) throw new RangeError(`That is no ${what} of an entry`);
  },
  parseHTML: (element: HTMLElement) => element.getAttribute(`data-${what}`),
  renderHTML: (attributes: Record<string, unknown>) => ({ [`data-${what}`]: attributes[what] }),
});

/**
 * One report of a live story, with its time and a name that its address ends with. It stands in the story itself and in
 * nothing else, and nothing in it is lifted out by a key.
 */
export const entryBlock = defineBlock({
  name: 'entry',
  since: 2,
  node: Node.create({
    name: 'entry',
    content: 'block+',
    defining: true,
    isolating: true,
    addAttributes: () => ({ name: validated('name', isEntryName), at: validated('at', isEntryTime) }),
    parseHTML: () => [
      {
        tag: 'section[data-name][data-at]',
        getAttrs: (element) => isEntryName(element.dataset.name) && isEntryTime(element.dataset.at) && null,
      },
    ],
    renderHTML: ({ HTMLAttributes }) => ['section', HTMLAttributes, 0],
  }),
  attributes: { name: isEntryName, at: isEntryTime },
  ownHtml: 'section[data-name]',
  isOfNewsroom: true,
  /** The time is the link to the entry itself. */
  render(node, children, { anchorOf, addressOf, timeText }) {
    const id = anchorOf(node);
    if (!id) throw new Error('An entry stands in the story itself');
    const at = new Date(String(node.attrs?.at));
    const time = markup('time', { dateTime: at.toISOString() }, timeText(at));
    return markup(
      'article',
      { className: 'entry', id },
      markup('p', { className: 'entry-time' }, markup('a', { href: addressOf(`#${id}`) }, time)),
      ...children,
    );
  },
  htmlBytes: (inner) => inner + 260,
  // What goes on after its first part stands without its time.
  continued: (_, content) => content,
  apiNote: 'of a live story: attrs.name and attrs.at',
  sample: {
    type: 'entry',
    attrs: { name: 'abcdef', at: '2024-04-14T02:15:00Z' },
    content: [paragraphBlock.sample],
  },
});
