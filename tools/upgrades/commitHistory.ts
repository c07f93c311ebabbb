import { type ChildPlace, runToEnd } from './childGroup.ts';

export interface HistoryCommit {
  hash: string;
  /** its short hash and its date */
  label: string;
}

const SAMPLE_PAPER = 'The Alder Courier';

/** The commits of the branch from the one that brought the sample edition up to HEAD~1, oldest first. */
export async function readHistory(place: ChildPlace): Promise<HistoryCommit[]> {
  const log = ['git', 'log', '--first-parent', '--reverse'];
  const bringing = await runToEnd([...log, '--format=%H', `-S${SAMPLE_PAPER}`], place);
  const first = bringing.split('\n')[0];
  if (!first) throw new Error(`No commit brings ${SAMPLE_PAPER}: is this a shallow clone?`);
  const all = await runToEnd([...log, '--format=%H %h %cs', `${first}~1..HEAD~1`], place);
  return all
    .trim()
    .split('\n')
    .map((line) => ({ hash: line.split(' ')[0] ?? '', label: line.slice(line.indexOf(' ') + 1) }));
}

/** Places in a list of `length`: `count` of them, evenly spread from the first to the last. */
export function spreadEvenly(length: number, count: number): number[] {
  if (count < 2 || length < 2) return [0].slice(0, length);
  const wanted = Math.min(count, length);
  return Array.from({ length: wanted }, (_, at) => Math.round((at * (length - 1)) / (wanted - 1)));
}

/** Places to try instead of `place`, the nearest first, later before earlier. */
export function neighbours(place: number, length: number, most: number): number[] {
  return Array.from({ length: most * 2 }, (_, at) => place + (at % 2 ? -1 : 1) * (Math.floor(at / 2) + 1))
    .filter((at) => at >= 0 && at < length)
    .slice(0, most);
}
