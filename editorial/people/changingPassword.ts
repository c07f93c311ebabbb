import { z } from 'zod';
import { inTransaction, staff } from '#db/pools.ts';
import { and, eq, isNull } from '#db/query.ts';
import { user } from '#db/schema/people.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { hashPassword, passwordFits } from './passwordHash.ts';
import { checkPassword } from './passwordRules.ts';
import { password } from './personFields.ts';
import { hashOf } from './secretToken.ts';
import { closeSessions } from './sessions.ts';
import { countTry, MAX_PER_ACCOUNT_AND_NETWORK, resetTries } from './signInLimits.ts';

export const changePasswordOrder = z.strictObject({ current: password, wanted: password });

/**
 * Changes the password and ends every other session; the session of `token` stays. @throws {Refusal} `password-wrong`,
 * `password-short`, `password-common`, `too-many-tries`
 */
export async function changePassword(
  actor: Actor,
  order: z.output<typeof changePasswordOrder> & { token: string },
): Promise<void> {
  allow(actor, 'self.change-password');
  // Attempts are limited here too: a stranger may find an unlocked screen.
  const limit = { key: `current ${actor.id}`, max: MAX_PER_ACCOUNT_AND_NETWORK };
  await countTry([limit]);
  const [me] = await staff().select().from(user).where(eq(user.id, actor.id));
  if (!me || !(await passwordFits(order.current, me.passwordHash))) throw new Refusal('password-wrong');
  await resetTries(limit);
  checkPassword(order.wanted, me);
  const passwordHash = await hashPassword(order.wanted);
  await inTransaction(async (tx) => {
    const isUnchanged = eq(user.passwordHash, me.passwordHash ?? '');
    const changed = await tx
      .update(user)
      .set({ passwordHash })
      .where(and(eq(user.id, actor.id), isUnchanged, isNull(user.disabledAt)))
      .returning({ id: user.id });
    if (changed.length === 0) throw new Refusal('changed-meanwhile');
    const ended = await closeSessions(tx, actor.id, hashOf(order.token));
    await record(tx, actor, 'self.change-password', { is: 'user', id: actor.id }, { ended });
  });
}
