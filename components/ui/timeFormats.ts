const clock = { hour: '2-digit', minute: '2-digit' } as const;
const dayOfYear = { month: 'short', day: 'numeric' } as const;
const dayOfWeek = { weekday: 'short', ...dayOfYear } as const;

/** Time formats of the staff pages, for `format.dateTime` of `useFormatter` and for `Time`. Languages order the parts. */
export const timeFormats = {
  /** December 1, 2026 at 04:28 AM UTC */
  long: { year: 'numeric', month: 'long', day: 'numeric', ...clock, timeZoneName: 'short' },
  /** Dec 1, 2026, 04:28 AM UTC */
  record: { year: 'numeric', ...dayOfYear, ...clock, timeZoneName: 'short' },
  /** Dec 1, 04:28 AM UTC */
  coming: { ...dayOfYear, ...clock, timeZoneName: 'short' },
  /** Dec 1, 04:28 AM */
  short: { ...dayOfYear, ...clock },
  /** Dec 1, 2026 */
  day: { year: 'numeric', ...dayOfYear },
  /** Tue, Dec 1 */
  dayOfWeek,
  /** Tuesday, December 1 */
  dayHeading: { weekday: 'long', day: 'numeric', month: 'long' },
  /** Tue, Dec 1, 04:28: a plan, on the 24-hour clock */
  plan: { ...dayOfWeek, ...clock, hourCycle: 'h23' },
  /** 04:28 */
  clock: { ...clock, hourCycle: 'h23' },
  /** Tuesday, December 1, 2026 at 4:28:00 AM UTC: an instant chosen to the second */
  moment: { dateStyle: 'full', timeStyle: 'long' },
} as const;
