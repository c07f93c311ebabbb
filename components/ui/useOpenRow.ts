import { useState } from 'react';

/**
 * The row of a list that a dialog is open for, looked up again whenever the page reloads its data: the dialog then decides
 * on the newest state and keeps what the user typed. A deleted row stays unchanged; the server then refuses the act.
 */
export function useOpenRow<Row>(rows: readonly Row[], keyOf: (row: Row) => number | string) {
  const [opened, setOpened] = useState<Row | null>(null);
  const row = opened && (rows.find((each) => keyOf(each) === keyOf(opened)) ?? opened);
  return [row, setOpened] as const;
}
