const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The two obsolete forms that RFC 9110, 5.6.7 requires servers to parse: of RFC 850, and of C's asctime(). */
const rfc850 = /^([A-Z][a-z]+day), (\d\d)-([A-Z][a-z]{2})-(\d\d) (\S{8}) GMT$/;
const asctime = /^([A-Z][a-z]{2}) ([A-Z][a-z]{2}) ([ \d]\d) (\S{8}) (\d{4})$/;

/** Length of the longest date: a Wednesday in the form of RFC 850. */
const MAX_CHARACTERS = 33;
const CURRENT_CHARACTERS = 29;

/**
 * Milliseconds since 1970 of an HTTP date, to the second; null for anything else. `Date.parse` alone (as `fresh` uses
 * it) also accepts other forms, and dates that do not exist.
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

/** The year for two digits: in the past if it would otherwise be more than fifty years ahead. */
function fullYear(lastTwoDigits: number): number {
  const now = new Date().getUTCFullYear();
  const year = now - (now % 100) + lastTwoDigits;
  return year > now + 50 ? year - 100 : year;
}
