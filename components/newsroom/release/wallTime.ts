/** The wall clock of a zone at an instant, as `YYYY-MM-DDTHH:MM`. */
export function wallTimeOf(instant: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/**
 * The instant at which a zone's clock shows `wall` (`YYYY-MM-DDTHH:MM`). An hour that a change of clocks repeats means
 * its first; one that it skips, as long after. Null for what is no time.
 */
export function instantOf(wall: string, zone: string): Date | null {
  const asUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asUtc)) return null;
  const ahead = (instant: number) => Date.parse(`${wallTimeOf(new Date(instant), zone)}Z`) - instant;
  const day = 86_400_000;
  const [before, after] = [asUtc - ahead(asUtc - day), asUtc - ahead(asUtc + day)];
  return new Date(
    wallTimeOf(new Date(before), zone) === wall ? before : after === before ? before : fits(after),
  );
  function fits(instant: number): number {
    return wallTimeOf(new Date(instant), zone) === wall ? instant : before;
  }
}
