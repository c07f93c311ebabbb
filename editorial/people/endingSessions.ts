import { z } from 'zod';
import type { Confirmation } from '#contracts/confirmation.ts';
import { inTransaction } from '#db/pools.ts';
import { and, eq } from '#db/query.ts';
import type { UserId } from '#db/schema/ids.ts';
import { session } from '#db/schema/people.ts';
import type { Actor, AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { userId } from './personFields.ts';
import { lockPerson } from './personLocks.ts';
import { hashOf } from './secretToken.ts';
import { closeSessions, notifySockets } from './sessions.ts';

export const endSessionsOrder = z.strictObject({ userId, ...confirmable });

/** Ends every session of a user: of the actor, or, for admins, of another user. */
export async function endSessionsOf(
  actor: AnyActor,
  order: { userId: UserId; confirmation?: Confirmation | undefined },
): Promise<{ ended: number }> {
  const act = order.userId === actor.id ? 'self.end-sessions' : 'user.end-sessions';
  allow(actor, act);
  return inTransaction(async (tx) => {
    await lockPerson(tx, actor, act, order);
    const ended = await closeSessions(tx, order.userId);
    await record(tx, actor, act, { is: 'user', id: order.userId }, { ended });
    return { ended };
  });
}

export const endOwnSessionOrder = z.strictObject({ key: z.string().regex(/^[\da-f]{64}$/) });

/** Ends one of the actor's own sessions, by its key in the list. */
export async function endOwnSession(actor: Actor, order: z.output<typeof endOwnSessionOrder>): Promise<void> {
  allow(actor, 'self.end-sessions');
  await inTransaction(async (tx) => {
    const ended = await tx
      .delete(session)
      .where(and(eq(session.tokenHash, Buffer.from(order.key, 'hex')), eq(session.userId, actor.id)))
      .returning({ userId: session.userId });
    if (ended.length === 0) throw new Refusal('not-found');
    await record(tx, actor, 'self.end-sessions', { is: 'user', id: actor.id }, { ended: 1 });
    await notifySockets(tx, actor.id);
  });
}

/** Ends all of the actor's own sessions except the one of `token`. */
export async function endOtherSessions(actor: Actor, order: { token: string }): Promise<{ ended: number }> {
  allow(actor, 'self.end-sessions');
  return inTransaction(async (tx) => {
    const ended = await closeSessions(tx, actor.id, hashOf(order.token));
    await record(tx, actor, 'self.end-sessions', { is: 'user', id: actor.id }, { ended });
    return { ended };
  });
}
