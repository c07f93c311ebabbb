import { asReaders, asStaff } from '#db/pools.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';

/** Who reads the past: readers, to whom nothing withdrawn is shown, or a member of staff. */
export type PastReader = 'readers' | Actor;

/**
 * Runs `work` with everything that it reads of the paper read as it stood at `moment`, in one snapshot. A moment that
 * has not come is read as now: only the database's clock decides. Not to be nested.
 * @throws {Refusal} `not-allowed` for staff who may not read the past
 */
export function asOfReader<T>(moment: Date, by: PastReader, work: () => Promise<T>): Promise<T> {
  if (by === 'readers') return asReaders(moment, work);
  allow(by, 'past.read');
  return asStaff(moment, work);
}
