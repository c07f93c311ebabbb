import { randomUUID } from 'node:crypto';
import type { Confirmation } from '#contracts/confirmation.ts';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { type DecisionSubject, readDecisionState } from './decisionState.ts';

/** For tests: the confirmation from a form that shows this state. */
export const newRequest = (decidedOn: string | null): Confirmation => ({
  requestKey: randomUUID(),
  decidedOn,
});

/** The confirmation from a form that is opened at this moment. */
export async function openForm(subject: DecisionSubject): Promise<Confirmation> {
  return newRequest(await readDecisionState(staff(), subject));
}

/** The reason of a refusal and its facts, without the time. */
export async function refusedWith(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    (value) => ({ done: value }),
    (error) => {
      if (error?.name !== 'Refusal') return error;
      const { at: _, ...facts } = error.facts;
      return { reason: error.reason, ...facts };
    },
  );
}

export async function countRequestKeys(): Promise<number> {
  const { rows } = await staff().execute<{ count: number }>(
    sql`select count(*)::int as count from confirmed_request`,
  );
  return rows[0]?.count ?? 0;
}
