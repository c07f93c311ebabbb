const isoPattern =
  /^(?<year>\d{4})-?(?<month>\d\d)-?(?<day>\d\d)(?:[T ](?<hour>\d\d)(?::?(?<minute>\d\d)(?::?(?<second>\d\d)(?:[.,](?<part>\d{1,9}))?)?)?)?\s?(?<zone>Z|[+-]\d\d(?::?\d\d)?)?$/i;

/**
 * Parses an ISO 8601 time, basic ("20240414T0215+0200") or extended. @returns the extended format with the same offset;
 * local time if there is no offset ("2024-04-14T02:15:00"); a day if there is no time ("2024-04-14"); null for a time
 * that does not exist
 */
export function readMachineTime(text: string): string | null {
  const parts = isoPattern.exec(text.trim())?.groups;
  if (!parts) return null;
  const { year = '', month = '', day = '', hour, minute = '00', second = '00', part } = parts;
  const date = `${year}-${month}-${day}`;
  const midnight = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(date)) return null;
  if (Number(year) < 1800) return null;
  if (hour === undefined) return date;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const zone = offsetOf(parts.zone);
  const fraction = part ? `.${part.slice(0, 3)}` : '';
  return zone === null ? null : `${date}T${hour}:${minute}:${second}${fraction}${zone}`;
}

function offsetOf(zone = ''): string | null {
  if (zone === '' || zone.toUpperCase() === 'Z') return zone.toUpperCase();
  const hours = zone.slice(0, 3);
  const minutes = zone.slice(3).replace(':', '') || '00';
  return Number(hours.slice(1)) <= 14 && Number(minutes) <= 59 ? `${hours}:${minutes}` : null;
}
