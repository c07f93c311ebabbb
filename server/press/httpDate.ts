const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const day = `(?<day>${days.map((name) => name.slice(0, 3)).join('|')})`;
const month = `(?<month>${months.join('|')})`;
const time = '(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)';

/** The three forms of RFC 9110, 5.6.7: the current one, and two obsolete ones that must be accepted. */
const forms = [
  new RegExp(`^${day}, (?<date>\\d\\d) ${month} (?<year>\\d{4}) ${time} GMT$`),
  new RegExp(`^(?<day>${days.join('|')}), (?<date>\\d\\d)-${month}-(?<year>\\d\\d) ${time} GMT$`),
  new RegExp(`^${day} ${month} (?<date>\\d\\d| \\d) ${time} (?<year>\\d{4})$`),
];

/** Parses an HTTP date to milliseconds since 1970, to the second; null for any other text. */
export function readHttpDate(text: string): number | null {
  for (const form of forms) {
    const found = form.exec(text)?.groups;
    if (found) return instantOf(found);
  }
  return null;
}

/** Null for a date that does not exist, or whose day of the week is wrong. */
function instantOf(said: Record<string, string>): number | null {
  const number = (name: string) => Number(said[name]);
  const year = said.year?.length === 2 ? fullYear(number('year')) : number('year');
  const [hour, minute, second] = [number('hour'), number('minute'), number('second')];
  const at = new Date(0);
  at.setUTCFullYear(year, months.indexOf(said.month ?? ''), number('date'));
  at.setUTCHours(hour, minute, second);
  const isReal = at.getUTCDate() === number('date') && hour < 24 && minute < 60 && second < 60;
  return isReal && days[at.getUTCDay()]?.startsWith(said.day ?? '?') ? at.getTime() : null;
}

/** A two-digit year that would be more than fifty years in the future is in the past. */
function fullYear(two: number): number {
  const now = new Date().getUTCFullYear();
  const year = now - (now % 100) + two;
  return year > now + 50 ? year - 100 : year;
}
