/** The earliest known instant: a page becomes outdated when any part of it does. */
export function earliest(...instants: (Date | null | undefined)[]): Date | null {
  const known = instants.flatMap((at) => (at ? [at.getTime()] : []));
  return known.length > 0 ? new Date(Math.min(...known)) : null;
}
