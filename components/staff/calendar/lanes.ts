/** Side by side, where entries would lie over each other: each one's lane, how many lanes there are, and its group. */
export type Lane = { lane: number; lanes: number; group: number };

/** @param tops where each begins, ascending  @param height of all, in the same unit */
export function lanesOf(tops: number[], height: number): Lane[] {
  const groups: Lane[][] = [];
  let ends: number[] = [];
  for (const top of tops) {
    if (ends.every((end) => end <= top)) {
      ends = [];
      groups.push([]);
    }
    const free = ends.findIndex((end) => end <= top);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = top + height;
    groups.at(-1)?.push({ lane, lanes: 0, group: groups.length - 1 });
  }
  return groups.flatMap((group) => {
    const lanes = Math.max(...group.map(({ lane }) => lane)) + 1;
    return group.map((each) => ({ ...each, lanes }));
  });
}
