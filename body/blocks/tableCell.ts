import { Node } from '@tiptap/core';
import { markup } from '#body/elementMarkup.ts';
import { isBlockId } from './attributeRules.ts';
import { defineBlock } from './blockType.ts';
import { tableSample } from './tableSample.ts';

/** Allowed in rows of tables only. Contains text, and no blocks. */
const cellNode = (name: string, tag: 'td' | 'th') =>
  Node.create({
    name,
    content: 'inline*',
    isolating: true,
    parseHTML: () => [{ tag }],
    renderHTML: () => [tag, 0],
  });

export const tableCellBlock = defineBlock({
  name: 'tableCell',
  since: 3,
  node: cellNode('tableCell', 'td'),
  attributes: { id: isBlockId },
  ownHtml: 'td',
  leaf: { isProse: true },
  render: (_, children) => markup('td', null, ...children),
  htmlBytes: (inner) => inner + 9,
  sample: tableSample,
});

/** A cell that names the cells of its column, or of its row if the row has other cells. */
export const tableHeaderBlock = defineBlock({
  name: 'tableHeader',
  since: 3,
  node: cellNode('tableHeader', 'th'),
  attributes: { id: isBlockId },
  ownHtml: 'th',
  leaf: { isProse: true },
  render: (_, children) => markup('th', null, ...children),
  htmlBytes: (inner) => inner + 21,
  apiNote: 'names its column, or its row if that has other cells',
  sample: tableSample,
});
