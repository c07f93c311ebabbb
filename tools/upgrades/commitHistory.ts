import { type CommandOptions, runToEnd } from './childGroup.ts';

export interface HistoryCommit {
  hash: string;
  /** its short hash and its date */
  label: string;
}

const SAMPLE_PAPER = 'The Alder Courier';

/** The commits of the branch from the one that added the sample edition up to HEAD~1, oldest first. */
export async function readHistory(options: CommandOptions): Promise<HistoryCommit[]> {
  const log = ['git', 'log', '--first-parent', '--reverse'];
  const additions = await runToEnd([...log, '--format=%H', `-S${SAMPLE_PAPER}`], options);
  const first = additions.split('\n')[0];
  if (!first) throw new Error(`No commit adds ${SAMPLE_PAPER}: is this a shallow clone?`);
  const all = await runToEnd([...log, '--format=%H %h %cs', `${first}~1..HEAD~1`], options);
  return all
    .trim()
    .split('\n')
    .map((line) => ({ hash: line.split(' ')[0] ?? '', label: line.slice(line.indexOf(' ') + 1) }));
}

/** `count` indexes of a list of `length`, evenly spread from its first to its last. */
export function spreadEvenly(length: number, count: number): number[] {
  if (count < 2 || length < 2) return [0].slice(0, length);
  const size = Math.min(count, length);
  return Array.from({ length: size }, (_, at) => Math.round((at * (length - 1)) / (size - 1)));
}

/** Up to `most` indexes of a list of `length` beside `index`, the nearest first, later ones before earlier ones. */
export function nearestIndexes(index: number, length: number, most: number): number[] {
  return Array.from({ length: most }, (_, distance) => [index + distance + 1, index - distance - 1])
    .flat()
    .filter((nearby) => nearby >= 0 && nearby < length)
    .slice(0, most);
}
