import type { ReactNode, Ref } from 'react';

type Column<Row> = {
  head: string;
  cell(row: Row): ReactNode;
  /** The head is for screen readers only, as over buttons. */
  isHeadHidden?: boolean;
  /** Classes of the head and the cells, for example to hide the column in narrow windows. */
  className?: string;
  /** With `isBlocks`, the head stands before the cell. */
  isLabelled?: boolean;
};

type Props<Row> = {
  caption: string;
  rows: readonly Row[];
  keyOf(row: Row): string | number;
  /** The first column names the row. */
  columns: Column<Row>[];
  /** Replaces a table without rows. */
  empty?: ReactNode;
  /** In windows narrower than `lg` each row is a block with its cells below each other. */
  isBlocks?: boolean;
  isBusy?: boolean;
  rowClassName?: string;
  body?: Ref<HTMLTableSectionElement>;
};

const headLook = 'px-3 py-2 text-left text-xs font-medium text-quiet';

/** The table of the staff pages. */
export function DataTable<Row>({ caption, rows, keyOf, columns, empty, isBlocks, ...props }: Props<Row>) {
  if (rows.length === 0 && empty !== undefined) return empty;
  const block = isBlocks ? 'max-lg:block max-lg:py-4' : '';
  const cell = `border-line px-3 py-2 text-sm ${isBlocks ? 'max-lg:block max-lg:px-0 max-lg:py-1' : 'align-middle'}`;
  return (
    <table className="w-full border-collapse" aria-busy={props.isBusy}>
      <caption className="sr-only">{caption}</caption>
      <thead className={isBlocks ? 'max-lg:sr-only' : 'max-sm:sr-only'}>
        <tr>
          {columns.map(({ head, isHeadHidden, className = '' }) => (
            <th key={head} scope="col" className={`${headLook} ${className}`}>
              {isHeadHidden ? <span className="sr-only">{head}</span> : head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={props.body}>
        {rows.map((row) => (
          <tr key={keyOf(row)} className={`border-t border-line ${block} ${props.rowClassName ?? ''}`}>
            {columns.map(({ head, cell: content, className = '', isLabelled }, at) =>
              at === 0 ? (
                <th key={head} scope="row" className={`${cell} text-left font-normal ${className}`}>
                  {content(row)}
                </th>
              ) : (
                <td key={head} className={`${cell} ${className}`}>
                  {isLabelled && <span className="text-quiet lg:hidden">{head}: </span>}
                  {content(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
