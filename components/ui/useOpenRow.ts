import { useState } from 'react';

/**
 * Which row of a list a dialog is open for. It is found again each time the page is read: its dialog then decides on the
 * newest state, and what was typed stays. A row that is gone stays as it was, and the server says why.
 */
export function useOpenRow<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => number | string,
): [Row | null, (row: Row | null) => void] {
  const [held, setHeld] = useState<Row | null>(null);
  const row = held && (rows.find((one) => keyOf(one) === keyOf(held)) ?? held);
  return [row, setHeld];
}
