import { z } from 'zod';
import { inTransaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { user } from '#db/schema/people.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { role, userId } from './personFields.ts';
import { lockPerson } from './personLocks.ts';
import { notifySockets } from './sessions.ts';

export const changeRoleOrder = z.strictObject({ userId, role, ...confirmable });

/** Changes a role. It takes effect at the person's next request; their open sockets are rechecked at once. */
export async function changeRole(actor: AnyActor, order: z.output<typeof changeRoleOrder>): Promise<void> {
  allow(actor, 'user.change-role');
  await inTransaction(async (tx) => {
    const { person, isLastAdmin } = await lockPerson(tx, actor, 'user.change-role', order);
    if (person.role === order.role) return;
    if (person.id === actor.id) throw new Refusal('own-account');
    if (isLastAdmin) throw new Refusal('last-admin');
    await tx.update(user).set({ role: order.role }).where(eq(user.id, person.id));
    const change = { from: person.role, to: order.role };
    await record(tx, actor, 'user.change-role', { is: 'user', id: person.id }, change);
    await notifySockets(tx, person.id);
  });
}
