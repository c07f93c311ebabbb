import type { Confirmation } from '#contracts/confirmation.ts';
import type { Transaction } from '#db/pools.ts';
import { and, eq, inArray, isNull, or } from '#db/query.ts';
import type { UserId } from '#db/schema/ids.ts';
import { user } from '#db/schema/people.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow, type PlainAct } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { checkConfirmation } from '#editorial/confirmation/checkConfirmation.ts';

type User = typeof user.$inferSelect;

const canAct = (person: User) => !person.disabledAt && person.passwordHash !== null;

/**
 * Locks one person, the actor and every admin, in the order of their ids, and checks the policy again with the actor's
 * present role: two admins who demote each other at once are serialized. Then checks the confirmation, if there is one.
 * @throws {Refusal} `not-allowed`, `not-found`, `already-done`, `decided-on-old-state`
 */
export async function lockPerson(
  tx: Transaction,
  actor: AnyActor,
  act: PlainAct,
  { userId, confirmation }: { userId: UserId; confirmation?: Confirmation | undefined },
): Promise<{ person: User; isLastAdmin: boolean }> {
  const ids = actor.id === null ? [userId] : [userId, actor.id];
  const people = await tx
    .select()
    .from(user)
    .where(or(inArray(user.id, ids), and(eq(user.role, 'admin'), isNull(user.disabledAt))))
    .orderBy(user.id)
    .for('update');
  if (actor.id !== null) {
    const current = people.find(({ id }) => id === actor.id);
    if (!current || current.disabledAt) throw new Refusal('not-allowed', { act, role: actor.role });
    allow({ ...actor, role: current.role }, act);
  }
  const person = people.find(({ id }) => id === userId);
  if (!person) throw new Refusal('not-found');
  await checkConfirmation(tx, actor, { act, subject: { is: 'user', id: person.id }, confirmation });
  const others = people.filter((other) => other.id !== userId && other.role === 'admin' && canAct(other));
  return { person, isLastAdmin: person.role === 'admin' && others.length === 0 };
}
