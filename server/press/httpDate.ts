const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The two obsolete forms of RFC 9110, 5.6.7, which must be understood: of RFC 850, and of C's asctime(). */
const rfc850 = /^([A-Z][a-z]+day), (\d\d)-([A-Z][a-z]{2})-(\d\d) (\S{8}) GMT$/;
const asctime = /^([A-Z][a-z]{2}) ([A-Z][a-z]{2}) ([ \d]\d) (\S{8}) (\d{4})$/;

/** The longest form: of a Wednesday, as RFC 850 writes it. */
const MAX_CHARACTERS = 33;
const CURRENT_CHARACTERS = 29;

/**
 * Milliseconds since 1970 of a date as HTTP writes it, to the second; null for anything else. `Date.parse` alone (as
 * `fresh` uses it) also accepts what is no HTTP date, and dates that the calendar has not.
 */
export function readHttpDate(text: string): number | null {
  if (text.length > MAX_CHARACTERS) return null;
  const date = text.length === CURRENT_CHARACTERS ? text : currentForm(text);
  const at = Date.parse(date);
  return !Number.isNaN(at) && new Date(at).toUTCString() === date ? at : null;
}

function currentForm(text: string): string {
  const [, day, date, month, year, time] = rfc850.exec(text) ?? [];
  if (day && days.includes(day))
    return `${day.slice(0, 3)}, ${date} ${month} ${fullYear(Number(year))} ${time} GMT`;
  return text.replace(
    asctime,
    (_, day, month, date, time, year) => `${day}, ${date.replace(' ', '0')} ${month} ${year} ${time} GMT`,
  );
}

/** Two digits mean the past as soon as they would be more than fifty years ahead. */
function fullYear(two: number): number {
  const now = new Date().getUTCFullYear();
  const year = now - (now % 100) + two;
  return year > now + 50 ? year - 100 : year;
}
