import { z } from 'zod';
import { inTransaction } from '#db/pools.ts';
import { and, eq, isNull, sql } from '#db/query.ts';
import { invitation, user } from '#db/schema/people.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { userId } from './personFields.ts';
import { lockPerson } from './personLocks.ts';
import { closeSessions } from './sessions.ts';

export const disableOrder = z.strictObject({ userId, ...confirmable });

/** Disables a person at once: ends sessions, closes open sockets, revokes open invitations. Their work stays. */
export async function disable(actor: AnyActor, order: z.output<typeof disableOrder>): Promise<void> {
  allow(actor, 'user.disable');
  await inTransaction(async (tx) => {
    const { person, isLastAdmin } = await lockPerson(tx, actor, 'user.disable', order);
    if (person.disabledAt) return;
    if (person.id === actor.id) throw new Refusal('own-account');
    if (isLastAdmin) throw new Refusal('last-admin');
    await tx.update(user).set({ disabledAt: sql`now()` }).where(eq(user.id, person.id));
    await tx
      .update(invitation)
      .set({ expiresAt: sql`now()` })
      .where(and(eq(invitation.userId, person.id), isNull(invitation.usedAt)));
    const ended = await closeSessions(tx, person.id);
    await record(tx, actor, 'user.disable', { is: 'user', id: person.id }, { ended });
  });
}

export const enableOrder = z.strictObject({ userId, ...confirmable });

/** Enables a disabled person again. Their old sessions stay ended. @throws {Refusal} `not-allowed`, `not-found` */
export async function enable(actor: AnyActor, order: z.output<typeof enableOrder>): Promise<void> {
  allow(actor, 'user.enable');
  await inTransaction(async (tx) => {
    const { person } = await lockPerson(tx, actor, 'user.enable', order);
    if (!person.disabledAt) return;
    await tx.update(user).set({ disabledAt: null }).where(eq(user.id, person.id));
    await record(tx, actor, 'user.enable', { is: 'user', id: person.id });
  });
}
