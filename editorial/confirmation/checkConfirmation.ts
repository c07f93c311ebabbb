import type { Confirmation } from '#contracts/confirmation.ts';
import type { Transaction } from '#db/pools.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import type { PolicyAct } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { type DecisionSubject, decisionStateNow } from './decisionState.ts';
import { claimRequestKey } from './requestKeys.ts';
import { describeStateChange } from './stateChange.ts';

type Checked = {
  act: PolicyAct;
  /** null: the act makes something new, which has no state yet */
  subject: DecisionSubject | null;
  /** undefined: the command line, the API and the worker */
  confirmation: Confirmation | undefined;
  /**
   * The values that the person saw, of an order that changes fields. Its fields are merged with what others changed
   * meanwhile, so an old state alone is no reason to refuse it.
   */
  was?: object | undefined;
};

/**
 * Makes sure that a confirmed request is carried out once, and on the state that its page showed. Call it in the act's
 * transaction when the subject is locked and before anything else is judged. A refusal rolls the key back too.
 * @throws {Refusal} `already-done`, `decided-on-old-state`
 */
export async function checkConfirmation(tx: Transaction, actor: AnyActor, checked: Checked): Promise<void> {
  await claimRequest(tx, actor, checked);
  await refuseOldState(tx, actor, checked);
}

/**
 * The first half of `checkConfirmation`: claims the request's key. Call it alone, before the subject is locked, where the
 * act may remove the subject: a repeat of the request finds no row to lock, and is to be told that it was done already.
 */
export async function claimRequest(
  tx: Transaction,
  actor: AnyActor,
  { act, subject, confirmation }: Checked,
): Promise<void> {
  if (!confirmation || actor.id === null) return;
  await claimRequestKey(tx, { actorId: actor.id, key: confirmation.requestKey, act, subject });
}

/** The second half of `checkConfirmation`: compares states. Call it once the subject is locked. */
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
 * For what only the house and machines do, at once and without a page that asks: a person has to confirm it, and does so
 * elsewhere.
 * @throws {Refusal} `confirmation-missing`
 */
export function refusePeople(actor: AnyActor): void {
  const isMachine = actor.id === null || actor.token !== undefined;
  if (!isMachine) throw new Refusal('confirmation-missing');
}
