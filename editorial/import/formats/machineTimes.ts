import { ItemRefused } from './machineArticle.ts';
import { type KeptOutCollector, machineLine } from './machineText.ts';

const pattern =
  /^(?<year>\d{4})-?(?<month>\d\d)-?(?<day>\d\d)(?:[T ](?<hour>\d\d)(?::?(?<minute>\d\d)(?::?(?<second>\d\d)(?:[.,](?<part>\d{1,9}))?)?)?)?\s?(?<zone>Z|[+-]\d\d(?::?\d\d)?)?$/i;

/**
 * Parses an ISO 8601 time, basic ("20240414T0215+0200") or extended, and returns it extended with its own offset.
 * Without an offset it is local time ("2024-04-14T02:15:00"); without a time, a day ("2024-04-14"). @returns null for a
 * time that does not exist
 */
export function readMachineTime(text: string): string | null {
  const parts = pattern.exec(text.trim())?.groups;
  if (!parts) return null;
  const { year = '', month = '', day = '', hour, minute = '00', second = '00', part } = parts;
  const date = `${year}-${month}-${day}`;
  const midnight = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(date)) return null;
  if (Number(year) < 1800) return null;
  if (hour === undefined) return date;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const zone = offsetOf(parts.zone);
  return zone === null
    ? null
    : `${date}T${hour}:${minute}:${second}${part ? `.${part.slice(0, 3)}` : ''}${zone}`;
}

function offsetOf(zone = ''): string | null {
  if (zone === '' || zone.toUpperCase() === 'Z') return zone.toUpperCase();
  const hours = zone.slice(0, 3);
  const minutes = zone.slice(3).replace(':', '') || '00';
  return Number(hours.slice(1)) <= 14 && Number(minutes) <= 59 ? `${hours}:${minutes}` : null;
}

/** The first valid time; invalid ones before it are reported with their names. */
export function firstTime(
  candidates: [name: string, value: string][],
  keptOut: KeptOutCollector,
): string | null {
  for (const [name, value] of candidates) {
    if (value.trim() === '') continue;
    const time = readMachineTime(value);
    if (time) return time;
    keptOut.add('service-line', `${name}: ${value}`);
  }
  return null;
}

/**
 * The end of an embargo; null if there is none. @throws {ItemRefused} `bad-date`: a story whose embargo cannot be
 * parsed must not count as free
 */
export function embargoOf(text: string): string | null {
  if (text.trim() === '') return null;
  const time = readMachineTime(text);
  if (!time) throw new ItemRefused('bad-date', machineLine(text.slice(0, 200)));
  return time;
}
