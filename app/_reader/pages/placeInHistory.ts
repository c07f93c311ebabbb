import type { PageRequest } from './pageRequest.ts';

/** The release number below which a page of the history begins, from the address. */
export function placeInHistory(given: Awaited<PageRequest['parameters']>): number | undefined {
  const [, number] = /^(\d{1,9})$/.exec(String(given?.before)) ?? [];
  return number === undefined ? undefined : Number(number);
}
