/** The precision of a past moment in an address: `2026-11-23T03:02:05Z`, and for staff also `…05.123Z`. */
export type MomentPrecision = 'second' | 'millisecond';

const momentPattern =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})$/i;

/**
 * Parses an ISO 8601 instant, to the minute or finer, with its offset. Null for any other text, for dates that do not
 * exist, and for years before 1970 or after 9999.
 */
export function parseMoment(text: string): Date | null {
  const match = momentPattern.exec(text);
  if (!match) return null;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '00', part = '', offset = 'Z'] =
    match;
  const zone = /^z$/i.test(offset) ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(-2)}`;
  const at = new Date(
    `${year}-${month}-${day}T${hour}:${minute}:${second}.${part.slice(0, 3).padEnd(3, '0')}${zone}`,
  );
  // Date parses 31 April as 1 May.
  const sameDay = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || Number.isNaN(sameDay.getTime()) || sameDay.getUTCDate() !== Number(day))
    return null;
  return at.getTime() < 0 || at.getUTCFullYear() > 9_999 ? null : at;
}

/** The canonical text of a moment, truncated to the given precision. */
export function momentText(moment: Date, grain: MomentPrecision): string {
  const name = moment.toISOString();
  return grain === 'second' || name.endsWith('.000Z') ? `${name.slice(0, 19)}Z` : name;
}
