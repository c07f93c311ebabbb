import { mapAhead } from './orderedConcurrency.ts';

/** Waits until the previous portion is committed; called between the two halves of a portion's work. */
export type Turn = () => Promise<void>;

type Work<Input, Made> = {
  /** Does a portion in one transaction that spans both halves. */
  together: (portion: Input, turn: Turn) => Promise<Made>;
  /** Does a portion separately, after `together` failed. */
  alone: (portion: Input) => Promise<Made>;
};

/** Rolls back a portion that was begun after one that failed; it is started again. */
class PortionBeforeFailed extends Error {}

/** Progress of a portion, which the next portion waits for. */
class Progress {
  /** its first half is done, or it failed */
  entered = Promise.withResolvers<void>();
  /** whether it was committed at its first attempt */
  readonly committed = Promise.withResolvers<boolean>();
  /** whether it was committed at all */
  readonly done = Promise.withResolvers<boolean>();
  hasFailed = false;
  attempt: Promise<unknown> | undefined;
  next: Progress | undefined;
}

/** Maximum number of portions in progress; until one ends, the next is not read. */
const MAX_UNDER_WAY = 2;

/**
 * Runs portions in order, the first half of one while the previous one is in its second half, so that the application
 * and the database work at the same time. First halves also run in order, so that the ids they assign rise. A
 * transaction never waits for a later one: when a portion fails, the portion after it is rolled back before the failed
 * one is repeated separately, and is then started again.
 */
export function runPortions<Input, Made>(
  portions: AsyncIterable<Input>,
  work: Work<Input, Made>,
): AsyncGenerator<Made> {
  let last: Progress | undefined;
  return mapAhead(portions, MAX_UNDER_WAY, (portion) => {
    const before = last;
    const progress = new Progress();
    if (before) before.next = progress;
    last = progress;
    return runOne({ portion, work, progress, before });
  });
}

type Run<Input, Made> = {
  portion: Input;
  work: Work<Input, Made>;
  progress: Progress;
  before: Progress | undefined;
};

async function runOne<Input, Made>(run: Run<Input, Made>): Promise<Made> {
  const { progress, before } = run;
  let isDone = false;
  try {
    await before?.entered.promise;
    if (before?.hasFailed) await waitFor(before);
    const made = await attempt(run);
    isDone = true;
    return made;
  } finally {
    progress.entered.resolve();
    progress.committed.resolve(isDone);
    progress.done.resolve(isDone);
  }
}

async function attempt<Input, Made>(run: Run<Input, Made>): Promise<Made> {
  const { portion, work, progress, before } = run;
  const turn = async () => {
    progress.entered.resolve();
    if (before && !(await before.committed.promise)) throw new PortionBeforeFailed();
  };
  try {
    const begun = work.together(portion, turn);
    progress.attempt = begun;
    return await begun;
  } catch (error) {
    if (error instanceof PortionBeforeFailed) {
      progress.entered = Promise.withResolvers();
      if (before) await waitFor(before);
      return attempt({ ...run, before: undefined });
    }
    progress.hasFailed = true;
    progress.committed.resolve(false);
    progress.entered.resolve();
    if (before) await waitFor(before);
    await Promise.allSettled([progress.next?.attempt]);
    return work.alone(portion);
  }
}

/** @throws when the previous portion failed: later ones are not done */
async function waitFor(before: Progress): Promise<void> {
  if (!(await before.done.promise)) throw new Error('a portion before this one failed');
}
