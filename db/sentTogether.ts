import { codeOf } from './pools.ts';

/**
 * Codes of errors that follow from an earlier one. 25P02: the transaction is aborted. 26000: the text of the prepared
 * statement was not read for that reason.
 */
const CONSEQUENCES: ReadonlySet<string> = new Set(['25P02', '26000']);

/**
 * Waits for work of one transaction whose parts do not depend on each other: their statements are sent without waiting
 * for the answers in between, and Postgres runs them in the order in which they are sent: first the first statements of
 * called async functions, then query builders, each in the order of the list. Where the order matters, list only one of
 * these two kinds.
 *
 * Unlike `Promise.all` it waits for all parts also after one has failed: a part that went on after the rollback would
 * write outside the transaction. @throws the first error of the list that is not only a consequence of another
 */
export async function sentTogether<const Parts extends readonly unknown[]>(
  parts: Parts,
): Promise<{ -readonly [At in keyof Parts]: Awaited<Parts[At]> }> {
  const outcomes = await Promise.allSettled(parts);
  const errors = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  if (errors.length > 0) throw errors.find((error) => !CONSEQUENCES.has(codeOf(error))) ?? errors[0];
  return outcomes.map((outcome) => (outcome as PromiseFulfilledResult<unknown>).value) as never;
}
