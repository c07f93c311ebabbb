import { knownVariables } from './variables.ts';

/** Variables of other programs whose names are similar to one of ours. */
const OF_OTHERS = new Set(['POST', 'HOSTS', 'PORTS', 'HOME', 'HOSTNAME', 'SMTP_URI', 'SHELL', 'SORT']);
const MAX_EDIT_DISTANCE = 2;
/** Shorter names are similar to too many words, as `PORT` is to `SORT`. */
const MIN_NAME_LENGTH = 6;

/**
 * Warnings about variables whose names are probable misspellings of ours, such as `SITE_ULR`. @param environment names
 * and values, as in `process.env`
 */
export function misspelledVariables(environment: Record<string, string | undefined>): string[] {
  return Object.keys(environment).flatMap((name) => {
    if (name.length < MIN_NAME_LENGTH || knownVariables.includes(name) || OF_OTHERS.has(name)) return [];
    const meant = knownVariables
      .filter((known) => known.length >= MIN_NAME_LENGTH)
      .map((known) => ({ known, distance: editDistance(name.toUpperCase(), known) }))
      .filter(({ distance }) => distance <= MAX_EDIT_DISTANCE)
      .sort((one, other) => one.distance - other.distance)[0];
    return meant ? [`The variable ${name} is not one of Copydesk's: is ${meant.known} meant?`] : [];
  });
}

/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of adjacent characters. */
export function editDistance(from: string, to: string): number {
  if (Math.abs(from.length - to.length) > MAX_EDIT_DISTANCE) return Number.POSITIVE_INFINITY;
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const above = rows[row - 1] as number[];
      const cost = from[row - 1] === to[column - 1] ? 0 : 1;
      let least = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + cost,
      );
      const isSwap =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (isSwap) least = Math.min(least, (rows[row - 2]?.[column - 2] ?? 0) + 1);
      current.push(least);
    }
    rows.push(current);
  }
  return rows[from.length]?.[to.length] ?? 0;
}
