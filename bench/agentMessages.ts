import type { Measured } from './figures.ts';

/** Begins the lines that are results, among whatever else a program prints. */
const PREFIX = 'measured: ';

/** A result as one line of output. */
export const asLine = (measured: Measured): string => PREFIX + JSON.stringify(measured);

/** The result in a line of output; undefined if the line is something else. */
export const fromLine = (line: string): Measured | undefined =>
  line.startsWith(PREFIX) ? JSON.parse(line.slice(PREFIX.length)) : undefined;
