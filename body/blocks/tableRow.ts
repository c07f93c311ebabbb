import { Node } from '@tiptap/core';
import type { BodyNode } from '#body/bodyTypes.ts';
import { type ElementMarkup, markup } from '#body/elementMarkup.ts';
import { defineBlock } from './blockType.ts';
import { tableSample } from './tableSample.ts';

/** Maximum empty cells before the rest of a row that is divided between pages. */
const MAX_SKIPPED = 50;

/** Whether a row consists of headers: those of the columns. */
export const isHeaderRow = ({ content = [] }: BodyNode): boolean =>
  content.length > 0 && content.every(({ type }) => type === 'tableHeader');

/** Allowed in tables only. Rows may differ in length: two people can add a row and a column at the same time. */
export const tableRowBlock = defineBlock({
  name: 'tableRow',
  since: 3,
  node: Node.create({
    name: 'tableRow',
    content: '(tableCell | tableHeader)+',
    parseHTML: () => [{ tag: 'tr' }],
    renderHTML: () => ['tr', 0],
  }),
  attributes: {},
  ownHtml: 'tr',
  render(node, children) {
    const scope = isHeaderRow(node) ? 'col' : 'row';
    const cells = (children as ElementMarkup[]).map((cell) =>
      cell.tag === 'th' ? { ...cell, attributes: { scope } } : cell,
    );
    return markup('tr', null, ...cells);
  },
  htmlBytes: (inner) => inner + 9,
  // Each cell stays in its column.
  continued(row, content, skipped) {
    const empty = Array.from({ length: Math.min(skipped, MAX_SKIPPED) }, () => ({ type: 'tableCell' }));
    return [{ ...row, content: [...empty, ...content] }];
  },
  sample: tableSample,
});
