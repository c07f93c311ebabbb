import { Node } from '@tiptap/core';
import type { BodyNode } from '#body/bodyTypes.ts';
import { markup } from '#body/elementMarkup.ts';
import { textOf } from '#body/nodeText.ts';
import { isAttributeText } from './attributeRules.ts';
import { defineBlock } from './blockType.ts';
import { labelText, optionalText, withoutAttribute } from './labelText.ts';
import { isHeaderRow } from './tableRow.ts';
import { tableSample } from './tableSample.ts';

/** Maximum characters and cells of the header that is repeated on later pages of the text edition. */
const MAX_REPEATED_CHARACTERS = 300;
const MAX_REPEATED_CELLS = 50;
const MAX_NAME_CHARACTERS = 60;

const captionOf = (table: BodyNode): string => labelText(table, 'caption');

/** A table of text in rows and columns, without merged cells. It scrolls sideways where the page is narrow. */
export const tableBlock = defineBlock({
  name: 'table',
  since: 3,
  node: Node.create({
    name: 'table',
    group: 'block',
    content: 'tableRow+',
    isolating: true,
    priority: 120, // its keys come before those of a list around it
    addAttributes: () => ({ caption: optionalText('caption') }),
    parseHTML: () => [{ tag: 'table', contentElement: 'tbody' }],
    renderHTML: ({ HTMLAttributes: html }) => ['table', html, ['tbody', 0]],
  }),
  attributes: { caption: isAttributeText },
  ownHtml: 'table, tbody',
  label: { kind: 'caption', place: 'before', text: captionOf },
  render(node, children, { target, language }) {
    const rows = node.content ?? [];
    const firstBodyRow = rows.findIndex((row) => !isHeaderRow(row));
    const headerRows = Math.max(0, firstBodyRow); // headers alone are the table's body
    const caption = captionOf(node);
    const table = markup(
      'table',
      null,
      caption !== '' && markup('caption', null, caption),
      headerRows > 0 && markup('thead', null, ...children.slice(0, headerRows)),
      markup('tbody', null, ...children.slice(headerRows)),
    );
    if (target === 'feed') return table;
    const region = { className: 'table', role: 'region', 'aria-label': nameOf(node, language), tabIndex: 0 };
    return markup('div', region, table);
  },
  htmlBytes: (inner) => inner + 180 + 6 * MAX_NAME_CHARACTERS,
  continued: (table, content) => [
    { ...withoutAttribute(table, 'caption'), content: [...repeatedHeader(table), ...content] },
  ],
  inTextEdition(node) {
    const text = captionOf(node);
    if (text === '') return [node];
    const caption = { type: 'paragraph', content: [{ type: 'text', text, marks: [{ type: 'bold' }] }] };
    return [caption, withoutAttribute(node, 'caption')];
  },
  apiNote: 'rows may differ in length; attrs.caption',
  sample: tableSample,
});

/** The header row with its cells cut, so that it takes little of each page. */
function repeatedHeader({ content: [row] = [] }: BodyNode): BodyNode[] {
  if (!row || !isHeaderRow(row)) return [];
  const cells = (row.content ?? []).slice(0, MAX_REPEATED_CELLS);
  const most = Math.floor(MAX_REPEATED_CHARACTERS / cells.length);
  const content = cells.map((cell) => {
    const text = shortened(textOf(cell).trim(), most);
    return text === '' ? { type: 'tableHeader' } : { type: 'tableHeader', content: [{ type: 'text', text }] };
  });
  return [{ type: 'tableRow', content }];
}

const tableWords: Record<string, string> = { zh: '表格：', ar: 'جدول: ' };

/** The name of the scrolling region: the caption, or else the names of the columns. */
function nameOf(table: BodyNode, language: string): string {
  const caption = captionOf(table);
  if (caption !== '') return shortened(caption, MAX_NAME_CHARACTERS);
  const [first] = table.content ?? [];
  const names = (first?.content ?? []).map((cell) => textOf(cell).trim()).filter(Boolean);
  const word = tableWords[language.split('-')[0] ?? ''] ?? 'Table: ';
  return shortened(`${word}${names.join(' · ')}`, MAX_NAME_CHARACTERS);
}

/** At most `most` characters, cut between characters. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, Math.max(0, most - 1)).replace(/[\ud800-\udbff]$/, '')}…`;
}
