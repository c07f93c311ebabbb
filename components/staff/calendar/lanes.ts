/** Side by side, where they would lie over each other: each one's lane, and how many lanes there are. */
export type Lane = { lane: number; lanes: number };

/** @param tops where each begins, ascending  @param height of all, in the same unit */
export function lanesOf(tops: number[], height: number): Lane[] {
  const placed: Lane[] = [];
  let ends: number[] = [];
  let begun = 0;
  const close = (upto: number) => {
    for (let at = begun; at < upto; at++) placed[at] = { lane: placed[at]?.lane ?? 0, lanes: ends.length };
  };
  for (const [at, top] of tops.entries()) {
    if (ends.every((end) => end <= top)) {
      close(at);
      ends = [];
      begun = at;
    }
    const free = ends.findIndex((end) => end <= top);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = top + height;
    placed[at] = { lane, lanes: 0 };
  }
  close(tops.length);
  return placed;
}
