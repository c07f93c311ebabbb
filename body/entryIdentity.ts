import { newUuid } from '#contracts/uuid.ts';

/** A UTC instant to the second, as entries carry it: 2024-04-14T02:15:00Z. */
export function isEntryTime(value: unknown): value is string {
  if (typeof value !== 'string' || !/^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && entryTime(new Date(time)) === value; // 30 February is no day
}

export const entryTime = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

/** A name by which an entry is known, once and for good. */
export const isEntryName = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z\d]{4,24}$/.test(value);

export function newEntryName(): string {
  return newUuid().replaceAll('-', '').slice(0, 10);
}
