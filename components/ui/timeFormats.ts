/** The 24-hour clock everywhere: a page must not show one instant as 22:00 and as 10:00 PM. */
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const dayOfYear = { month: 'short', day: 'numeric' } as const;
const dayOfWeek = { weekday: 'short', ...dayOfYear } as const;

/** Time formats of the staff pages, for `format.dateTime` of `useFormatter` and for `Time`. Languages order the parts. */
export const timeFormats = {
  /** December 1, 2026 at 16:28 UTC */
  long: { year: 'numeric', month: 'long', day: 'numeric', ...clock, timeZoneName: 'short' },
  /** Dec 1, 2026, 16:28 UTC */
  record: { year: 'numeric', ...dayOfYear, ...clock, timeZoneName: 'short' },
  /** Dec 1, 16:28 UTC */
  coming: { ...dayOfYear, ...clock, timeZoneName: 'short' },
  /** Dec 1, 16:28 */
  short: { ...dayOfYear, ...clock },
  /** Dec 1, 2026 */
  day: { year: 'numeric', ...dayOfYear },
  /** Tue, Dec 1 */
  dayOfWeek,
  /** December 1 – 7, 2026: a range of days */
  week: { year: 'numeric', month: 'long', day: 'numeric' },
  /** Tuesday, December 1 */
  dayHeading: { weekday: 'long', day: 'numeric', month: 'long' },
  /** Tue, Dec 1, 16:28: a plan */
  plan: { ...dayOfWeek, ...clock },
  /** 16:28 */
  clock,
  /** Tuesday, December 1, 2026 at 16:28:00 UTC: an instant chosen to the second */
  moment: { dateStyle: 'full', timeStyle: 'long', hourCycle: 'h23' },
} as const;
