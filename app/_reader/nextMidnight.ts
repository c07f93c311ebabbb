/**
 * The next midnight in the paper's time zone (approximate on days with a clock change): a page that names the day
 * becomes outdated then.
 */
export function nextMidnight(now: Date, zone: string): Date {
  const clock = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const parts = clock.formatToParts(now);
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value ?? 0);
  const passed = (part('hour') * 60 + part('minute')) * 60 + part('second');
  return new Date(Math.floor(now.getTime() / 1000 + 86_400 - passed) * 1000);
}
