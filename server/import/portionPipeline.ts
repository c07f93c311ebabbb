import { mapAhead } from './orderedConcurrency.ts';

/** Waits for the commit of the previous portion. A portion calls it between the two halves of its work. */
export type Turn = () => Promise<void>;

type Work<Input, Made> = {
  /** Imports a portion in one transaction, which spans both halves. */
  pipelined: (portion: Input, turn: Turn) => Promise<Made>;
  /** Imports a portion while no other is in progress, after `pipelined` failed. */
  alone: (portion: Input) => Promise<Made>;
};

/** Thrown to roll back a portion because the portion before it failed; the portion is then started again. */
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
 * Runs portions in order. The first half of a portion runs during the second half of the previous portion, so that the
 * application and the database work at the same time. First halves run in order, so that ids rise. A transaction never
 * waits for a later one: when a portion fails, the next portion is rolled back, then the failed portion is repeated
 * alone, then the next portion starts again.
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
    const running = work.pipelined(portion, turn);
    progress.attempt = running;
    return await running;
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

/** Waits for a portion. @throws if it failed, so that later portions are not imported */
async function waitFor(before: Progress): Promise<void> {
  if (!(await before.done.promise)) throw new Error('a portion before this one failed');
}
