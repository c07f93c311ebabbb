import { newUuid } from '#contracts/uuid.ts';

/** Whether a value is the time of an entry: a UTC instant to the second, 2024-04-14T02:15:00Z. */
export function isEntryTime(value: unknown): value is string {
  if (typeof value !== 'string' || !/^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && entryTime(new Date(time)) === value; // refuses 30 February
}

export const entryTime = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

/** Whether a value is the permanent name of an entry. */
export const isEntryName = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z\d]{4,24}$/.test(value);

export const newEntryName = (): string => newUuid().replaceAll('-', '').slice(0, 10);
