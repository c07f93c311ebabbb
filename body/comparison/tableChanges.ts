import { textOf } from '#body/bodyText.ts';
import type { BodyNode } from '#body/bodyTypes.ts';
import { type AlignedPair, align } from './alignment.ts';
import { attributeChanges } from './attributeChanges.ts';
import type { BlockDetail } from './changeTypes.ts';
import { contentKey } from './comparedBlocks.ts';
import type { Alignable } from './likeness.ts';
import { markChanges } from './markChanges.ts';
import { compareWords, isSameText } from './wordChanges.ts';

/** A row or a column, with its place from 0. */
type Strip = Alignable & { at: number; cells: BodyNode[] };
type StripPair = AlignedPair<Strip>;

/** The changes of a table: rows and columns that were added, removed or moved, and the cells that changed in the others. */
export function tableChanges(older: BodyNode, newer: BodyNode): BlockDetail[] {
  const rows = aligned(rowsOf(older), rowsOf(newer));
  const columns = aligned(columnsOf(rows, 'older'), columnsOf(rows, 'newer'));
  return [
    ...rows.flatMap((pair) => stripChange('row', pair)),
    ...columns.flatMap((pair) => stripChange('column', pair)),
    ...rows.flatMap((row) => columns.flatMap((column) => cellChange(row, column))),
  ];
}

/** Without additions and removals at the same time, strips that are not alike are changed ones in the same place. */
function aligned(older: Strip[], newer: Strip[]): StripPair[] {
  const pairs = align(older, newer);
  const isInPlace = pairs.every((pair) => !pair.isMoved);
  return older.length === newer.length && isInPlace
    ? newer.map((strip, at) => ({ older: older[at] as Strip, newer: strip }))
    : pairs;
}

const strip = (at: number, cells: BodyNode[]): Strip => ({
  at,
  cells,
  key: JSON.stringify(cells.map(contentKey)),
  family: 'strip',
  kind: 'strip',
  text: textOfCells(cells),
});

const textOfCells = (cells: BodyNode[]): string => cells.map(textOf).join(' | ');

const rowsOf = ({ content = [] }: BodyNode): Strip[] =>
  content.filter(({ type }) => type === 'tableRow').map((row, at) => strip(at, row.content ?? []));

/** The columns of the rows that both versions have. */
function columnsOf(rows: StripPair[], version: 'older' | 'newer'): Strip[] {
  const both = rows.filter(({ older, newer }) => older && newer).map((pair) => pair[version]?.cells ?? []);
  const width = Math.max(0, ...both.map(({ length }) => length));
  return Array.from({ length: width }, (_, at) =>
    strip(
      at,
      both.flatMap((cells) => cells[at] ?? []),
    ),
  );
}

function stripChange(is: 'row' | 'column', { older, newer, isMoved }: StripPair): BlockDetail[] {
  const shown = newer ?? older;
  if (!shown || (older && newer && !isMoved)) return [];
  const change = isMoved ? 'moved' : newer ? 'added' : 'removed';
  return [{ is, change, at: shown.at + 1, text: textOfCells(shown.cells) }];
}

function cellChange(row: StripPair, column: StripPair): BlockDetail[] {
  if (!row.newer || !column.newer) return [];
  const older = row.older?.cells[column.older?.at ?? -1];
  const newer = row.newer.cells[column.newer.at];
  if (!older || !newer || contentKey(older) === contentKey(newer)) return [];
  const words = compareWords(textOf(older), textOf(newer));
  const details: BlockDetail[] = [
    ...(older.type === newer.type ? [] : [{ is: 'kind' as const, before: older.type, after: newer.type }]),
    ...attributeChanges(older, newer),
    ...markChanges(older, newer, words),
  ];
  if (isSameText(words) && details.length === 0) details.push({ is: 'other' });
  return [
    {
      is: 'cell',
      row: row.newer.at + 1,
      column: column.newer.at + 1,
      words,
      ...(details.length > 0 && { details }),
    },
  ];
}
