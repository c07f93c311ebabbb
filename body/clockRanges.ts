/** Clocks of one Yjs client, `to` exclusive. */
export type ClockRange = { from: number; to: number };

/** The index of the first range that ends at `clock` or later. Ranges are sorted and have gaps between them. */
function firstReaching(ranges: ClockRange[], clock: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as ClockRange).to < clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Adds a range. Joins it with those that it overlaps or touches. */
export function insertRange(ranges: ClockRange[], { from, to }: ClockRange): void {
  if (to <= from) return;
  const first = firstReaching(ranges, from);
  let after = first;
  let start = from;
  let end = to;
  for (let next = ranges[after]; next && next.from <= to; next = ranges[++after]) {
    start = Math.min(start, next.from);
    end = Math.max(end, next.to);
  }
  ranges.splice(first, after - first, { from: start, to: end });
}

export function containsRange(ranges: ClockRange[], { from, to }: ClockRange): boolean {
  if (to <= from) return true;
  const range = ranges[firstReaching(ranges, from + 1)];
  return range !== undefined && range.from <= from && range.to >= to;
}

/** The parts of a range that are in none of the ranges. */
export function uncoveredParts(ranges: ClockRange[], { from, to }: ClockRange): ClockRange[] {
  const parts: ClockRange[] = [];
  let start = from;
  for (let at = firstReaching(ranges, from + 1); start < to; at++) {
    const next = ranges[at];
    const end = Math.min(to, next?.from ?? to);
    if (end > start) parts.push({ from: start, to: end });
    start = next ? Math.max(start, next.to) : to;
  }
  return parts;
}
