import type { Confirmation } from '#contracts/confirmation.ts';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { sentTogether } from '#db/sentTogether.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import type { PolicyAct } from '#editorial/access/policy.ts';
import { checkConfirmation } from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import type { DecisionSubject } from '#editorial/confirmation/decisionState.ts';
import { instantSchema } from '#editorial/inputSchemas.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';

/** Acts that change what is or will be live. */
export type ReleaseAct = Extract<
  PolicyAct,
  'article.release' | 'article.withdraw' | 'article.take-back' | 'front.release' | 'package.release'
>;

type TimelineAct<Locked> = {
  act: ReleaseAct;
  subject: DecisionSubject;
  confirmation: Confirmation | undefined;
  /** finds and locks everything that the act changes */
  find: (tx: Transaction) => Promise<Locked>;
};

/** Fields of an order that moves a begin or an end, besides its subject; `seen` is the time that the actor saw. */
export const movable = { seen: instantSchema, at: instantSchema, ...confirmable };

/**
 * Runs an act in one transaction, after checking again that the actor may do it, locking the subject, and checking that
 * its state is the one on which the actor decided. The caller has called `allow`.
 * @throws {Refusal} `not-allowed`, `already-done`, `decided-on-old-state`
 */
export function timelineAct<Locked, Result>(
  actor: AnyActor,
  { act, subject, confirmation, find }: TimelineAct<Locked>,
  work: (tx: Transaction, locked: Locked) => Promise<Result>,
): Promise<Result> {
  return inTransaction(async (tx) => {
    await sentTogether([forceGenericPlans(tx), reauthorize(tx, actor, act)]);
    const locked = await find(tx);
    await checkConfirmation(tx, actor, { act, subject, confirmation });
    return work(tx, locked);
  });
}

/**
 * Plans no statement of this transaction for its values. A release runs some forty statements that take longer to plan
 * than to run, and whose best plan does not depend on their values.
 */
const forceGenericPlans = (tx: Transaction) =>
  tx.execute(sql`set local plan_cache_mode = force_generic_plan`);
