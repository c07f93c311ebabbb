import { knownVariables } from './variables.ts';

/** Variables of other programs whose names are similar to one of ours. */
const OTHER_PROGRAMS = new Set(['POST', 'HOSTS', 'PORTS', 'HOME', 'HOSTNAME', 'SMTP_URI', 'SHELL', 'SORT']);
const MAX_EDIT_DISTANCE = 2;
/** Minimum length of a compared name. Shorter names are similar to too many words: `PORT`, `SORT`. */
const MIN_NAME_LENGTH = 6;

/**
 * Warnings about variables whose names are probable misspellings of ours, such as `SITE_ULR`. @param environment names
 * and values, as in `process.env`
 */
export function misspelledVariables(environment: Record<string, string | undefined>): string[] {
  return Object.keys(environment).flatMap((name) => {
    if (name.length < MIN_NAME_LENGTH || knownVariables.includes(name) || OTHER_PROGRAMS.has(name)) return [];
    const [nearest] = knownVariables
      .filter((known) => known.length >= MIN_NAME_LENGTH)
      .filter((known) => Math.abs(known.length - name.length) <= MAX_EDIT_DISTANCE)
      .map((known) => ({ known, distance: editDistance(name.toUpperCase(), known) }))
      .filter(({ distance }) => distance <= MAX_EDIT_DISTANCE)
      .sort((a, b) => a.distance - b.distance);
    return nearest ? [`The variable ${name} is not one of Copydesk's: is ${nearest.known} meant?`] : [];
  });
}

/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of adjacent characters. */
function editDistance(from: string, to: string): number {
  const rows = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  const distance = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    rows.push(current);
    for (let column = 1; column <= to.length; column++) {
      const cost = from[row - 1] === to[column - 1] ? 0 : 1;
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        distance(row - 1, column) + 1,
        distance(row, column - 1) + 1,
        distance(row - 1, column - 1) + cost,
        isSwap ? distance(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return distance(from.length, to.length);
}
