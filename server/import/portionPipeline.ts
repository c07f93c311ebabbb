import { mapAhead } from './orderedConcurrency.ts';

/** Waits until the portion before is committed; to be called between the two halves of a portion's work. */
export type Turn = () => Promise<void>;

type Work<Given, Made> = {
  /** Does a portion in one transaction that lasts through both halves. */
  together: (portion: Given, turn: Turn) => Promise<Made>;
  /** Does a portion by itself, after `together` failed with what it did not answer. */
  alone: (portion: Given) => Promise<Made>;
};

/** Rolls back a portion that was begun behind one that failed; it is begun anew. */
class PortionBeforeFailed extends Error {}

/** How far a portion has come, for the next one. */
class Progress {
  /** its first half is done, or it failed */
  entered = Promise.withResolvers<void>();
  /** whether it was committed at its first attempt */
  readonly committed = Promise.withResolvers<boolean>();
  /** whether it was done at all */
  readonly done = Promise.withResolvers<boolean>();
  hasFailed = false;
  attempt: Promise<unknown> | undefined;
  next: Progress | undefined;
}

/** While so many portions are under way, the next is not read. */
const MAX_UNDER_WAY = 2;

/**
 * Does portions in their order, the first half of one while the one before is in its second half: the application and the
 * database work at the same time. First halves follow one another too, so that what they number rises with the order.
 * No portion waits in the database for one behind it: where one fails, the one behind it is rolled back before the
 * failed one is done alone, and then begun anew.
 */
export function runPortions<Given, Made>(
  portions: AsyncIterable<Given>,
  work: Work<Given, Made>,
): AsyncGenerator<Made> {
  let last: Progress | undefined;
  return mapAhead(portions, MAX_UNDER_WAY, (portion) => {
    const before = last;
    const own = new Progress();
    if (before) before.next = own;
    last = own;
    return runOne(portion, work, own, before);
  });
}

async function runOne<Given, Made>(
  portion: Given,
  work: Work<Given, Made>,
  own: Progress,
  before: Progress | undefined,
): Promise<Made> {
  let isDone = false;
  try {
    await before?.entered.promise;
    if (before?.hasFailed) await waitFor(before);
    const made = await attempt(portion, work, own, before);
    isDone = true;
    return made;
  } finally {
    own.entered.resolve();
    own.committed.resolve(isDone);
    own.done.resolve(isDone);
  }
}

async function attempt<Given, Made>(
  portion: Given,
  { together, alone }: Work<Given, Made>,
  own: Progress,
  before: Progress | undefined,
): Promise<Made> {
  const turn = async () => {
    own.entered.resolve();
    if (before && !(await before.committed.promise)) throw new PortionBeforeFailed();
  };
  try {
    const begun = together(portion, turn);
    own.attempt = begun;
    return await begun;
  } catch (error) {
    if (error instanceof PortionBeforeFailed) {
      own.entered = Promise.withResolvers();
      if (before) await waitFor(before);
      return attempt(portion, { together, alone }, own, undefined);
    }
    own.hasFailed = true;
    own.committed.resolve(false);
    own.entered.resolve();
    if (before) await waitFor(before);
    await Promise.allSettled([own.next?.attempt]);
    return alone(portion);
  }
}

/** @throws when the portion could not be done: nothing behind it is */
async function waitFor(before: Progress): Promise<void> {
  if (!(await before.done.promise)) throw new Error('a portion before this one failed');
}
