import type { SaveWord } from './saveStatus.ts';

/** What screen readers were told last about saving. */
export type SpokenStatus = {
  sentence: string;
  /** whether it follows a failure that was told */
  isRecovery: boolean;
  /** whether a failure was told that has not ended */
  hasFailed: boolean;
};

/** States that end a failure. */
const WORKING: ReadonlySet<SaveWord> = new Set(['saved', 'saving']);

type Now = { word: SaveWord; sentence: string; isCalm: boolean };

/** What to tell next. @returns `last` itself if that was told already */
export function nextSpoken(last: SpokenStatus, { word, sentence, isCalm }: Now): SpokenStatus {
  if (last.sentence === sentence) return last;
  const isRecovery = last.hasFailed && WORKING.has(word);
  return { sentence, isRecovery, hasFailed: !isCalm || (last.hasFailed && !isRecovery) };
}
