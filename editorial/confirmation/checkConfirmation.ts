import type { Confirmation } from '#contracts/confirmation.ts';
import { staff, type Transaction } from '#db/pools.ts';
import { and, eq, sql } from '#db/query.ts';
import { confirmedRequest } from '#db/schema/confirmations.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import type { PolicyAct } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { type DecisionSubject, decisionStateNow } from './decisionState.ts';
import { describeStateChange } from './stateChange.ts';

type Checked = {
  act: PolicyAct;
  /** null: the act creates something, which has no state yet */
  subject: DecisionSubject | null;
  /** undefined: the command line, the API and the worker */
  confirmation: Confirmation | undefined;
  /**
   * For an order that changes fields: the values that the actor saw. Such an order is merged with later changes by
   * others, so an old state alone is no reason to refuse it.
   */
  was?: object | undefined;
};

/**
 * Ensures that a confirmed request is carried out once, and only on the state that its page showed. Call this in the
 * act's transaction, after the subject is locked and before any other check. A refusal also rolls back the key.
 * @throws {Refusal} `already-done`, `decided-on-old-state`
 */
export async function checkConfirmation(tx: Transaction, actor: AnyActor, checked: Checked): Promise<void> {
  await claimRequest(tx, actor, checked);
  await refuseOldState(tx, actor, checked);
}

/**
 * The first half of `checkConfirmation`: records the request's key. Call it alone, before the subject is locked, if the
 * act may remove the subject: a repeated request then finds no row to lock, and the answer must be `already-done`. A
 * second transaction with the same key waits for the first: it is refused if the first commits, and continues if the
 * first rolls back.
 * @throws {Refusal} `already-done`, whatever act the key was used for
 */
export async function claimRequest(
  tx: Transaction,
  { id: actorId }: AnyActor,
  { act, subject, confirmation }: Checked,
): Promise<void> {
  if (!confirmation || actorId === null) return;
  const key = confirmation.requestKey;
  const request = { actorId, key, act, subject: subject?.is, subjectId: subject && String(subject.id) };
  const inserted = await tx
    .insert(confirmedRequest)
    .values({ ...request, at: sql`clock_timestamp()` })
    .onConflictDoNothing()
    .returning({ key: confirmedRequest.key });
  if (inserted.length > 0) return;
  const [before] = await tx
    .select({ act: confirmedRequest.act, at: confirmedRequest.at })
    .from(confirmedRequest)
    .where(and(eq(confirmedRequest.actorId, actorId), eq(confirmedRequest.key, key)));
  throw new Refusal('already-done', { act: before?.act ?? act, at: before?.at.getTime() ?? Date.now() });
}

const DAYS_KEPT = 30;

/** Deletes the keys of old requests. */
export async function deleteExpiredRequests(): Promise<void> {
  await staff()
    .delete(confirmedRequest)
    .where(sql`${confirmedRequest.at} < now() - make_interval(days => ${DAYS_KEPT})`);
}

/** The second half of `checkConfirmation`: compares states. Call it after the subject is locked. */
export async function refuseOldState(
  tx: Transaction,
  actor: AnyActor,
  { subject, confirmation, was: seen }: Checked,
): Promise<void> {
  if (!confirmation || subject === null || seen) return;
  const was = confirmation.decidedOn;
  if (was === null) throw new Refusal('confirmation-missing');
  const now = await decisionStateNow(tx, subject);
  if (now.text === was) return;
  throw new Refusal('decided-on-old-state', await describeStateChange(tx, actor, { subject, was, now }));
}

/**
 * For acts that need no confirmation because only Copydesk itself and API clients may perform them.
 * @throws {Refusal} `confirmation-missing` for a user
 */
export function refusePeople(actor: AnyActor): void {
  if (actor.id !== null && !actor.token) throw new Refusal('confirmation-missing');
}
