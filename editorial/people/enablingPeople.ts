import { z } from 'zod';
import { inTransaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { user } from '#db/schema/people.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { checkConfirmation } from '../confirmation/checkConfirmation.ts';
import { confirmable } from '../confirmation/confirmationSchema.ts';
import { userId } from './personFields.ts';
import { lockPerson } from './personLocks.ts';

export const enableOrder = z.strictObject({ userId, ...confirmable });

/** Enables a disabled person again. Their old sessions stay ended. @throws {Refusal} `not-allowed`, `not-found` */
export async function enable(actor: AnyActor, order: z.output<typeof enableOrder>): Promise<void> {
  allow(actor, 'user.enable');
  await inTransaction(async (tx) => {
    const { them } = await lockPerson(tx, actor, 'user.enable', order.userId);
    const subject = { is: 'user', id: them.id } as const;
    await checkConfirmation(tx, actor, { act: 'user.enable', subject, confirmation: order.confirmation });
    if (!them.disabledAt) return;
    await tx.update(user).set({ disabledAt: null }).where(eq(user.id, them.id));
    await record(tx, actor, 'user.enable', { is: 'user', id: them.id });
  });
}
