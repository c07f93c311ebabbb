import { asReaders, asStaff } from '#db/pools.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';

/** The reader of a past moment: readers, who do not see withdrawn articles, or a member of staff. */
export type PastReader = 'readers' | Actor;

/**
 * Runs `work` with all its queries reading the paper at `moment`, in one snapshot. A future moment is read as now, by
 * the database's clock. Cannot be nested. @throws {Refusal} `not-allowed` for staff who may not read the past
 */
export function asOfReader<T>(moment: Date, by: PastReader, work: () => Promise<T>): Promise<T> {
  if (by === 'readers') return asReaders(moment, work);
  allow(by, 'past.read');
  return asStaff(moment, work);
}
