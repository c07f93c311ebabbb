import { Node } from '@tiptap/core';
import { markup } from '#body/elementMarkup.ts';
import { isEntryName, isEntryTime } from '#body/entryIdentity.ts';
import { dataAttribute, defineBlock } from './blockType.ts';
import { paragraphBlock } from './paragraph.ts';

const validated = (name: string, isFit: (value: unknown) => boolean) => ({
  isRequired: true,
  validate(value: unknown) {
    if (!isFit(value)) throw new RangeError(`That is no ${name} of an entry`);
  },
  ...dataAttribute(name),
});

/**
 * One report of a live story, with its time and the name in its address. Allowed only at the top level of a body. Keyboard
 * commands never move blocks out of it.
 */
export const entryBlock = defineBlock({
  name: 'entry',
  since: 3,
  node: Node.create({
    name: 'entry',
    content: '(block | factBox)+',
    defining: true,
    isolating: true,
    addAttributes: () => ({ name: validated('name', isEntryName), at: validated('at', isEntryTime) }),
    parseHTML: () => {
      const getAttrs = ({ dataset }: HTMLElement) =>
        isEntryName(dataset.name) && isEntryTime(dataset.at) && null;
      return [{ tag: 'section[data-name][data-at]', getAttrs }];
    },
    renderHTML: ({ HTMLAttributes }) => ['section', HTMLAttributes, 0],
  }),
  attributes: { name: isEntryName, at: isEntryTime },
  ownHtml: 'section[data-name]',
  isOfNewsroom: true,
  /** The time links to the entry itself. */
  render(node, children, { anchorOf, addressOf, timeText }) {
    const id = anchorOf(node);
    if (!id) throw new Error('An entry is only allowed at the top level of a body');
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
  // Its later parts are shown without its time.
  continued: (_, content) => content,
  apiNote: 'of a live story: attrs.name and attrs.at',
  sample: {
    type: 'entry',
    attrs: { name: 'abcdef', at: '2024-04-14T02:15:00Z' },
    content: [paragraphBlock.sample],
  },
});
