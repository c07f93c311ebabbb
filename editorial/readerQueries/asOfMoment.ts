/** A past moment as addresses name it: `2026-11-23T03:02:05Z`, and for staff also `…05.123Z`. */
export type MomentPrecision = 'second' | 'millisecond';

const written = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})$/i;

/**
 * Reads an instant in ISO 8601, to the minute or finer, with its offset. Null for anything else, for days that no
 * calendar has, and for what was before 1970 or is after 9999.
 */
export function parseMoment(text: string): Date | null {
  const found = written.exec(text);
  if (!found) return null;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '00', part = '', offset = 'Z'] =
    found;
  const zone = /^z$/i.test(offset) ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(-2)}`;
  const at = new Date(
    `${year}-${month}-${day}T${hour}:${minute}:${second}.${part.slice(0, 3).padEnd(3, '0')}${zone}`,
  );
  // 31 April is read as 1 May by some.
  const sameDay = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || Number.isNaN(sameDay.getTime()) || sameDay.getUTCDate() !== Number(day))
    return null;
  return at.getTime() < 0 || at.getUTCFullYear() > 9_999 ? null : at;
}

/** The one name of a moment: what is finer than the grain is cut off. */
export function momentText(moment: Date, grain: MomentPrecision): string {
  const name = moment.toISOString();
  return grain === 'second' || name.endsWith('.000Z') ? `${name.slice(0, 19)}Z` : name;
}
