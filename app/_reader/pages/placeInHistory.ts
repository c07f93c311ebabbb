import type { PageRequest } from './pageRequest.ts';

/** The number of the release below which a page of a history begins, as its address says it. */
export function placeInHistory(given: Awaited<PageRequest['parameters']>): number | undefined {
  const [, number] = /^(\d{1,9})$/.exec(String(given?.before)) ?? [];
  return number === undefined ? undefined : Number(number);
}
