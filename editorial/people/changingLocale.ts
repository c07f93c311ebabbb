import { z } from 'zod';
import { inTransaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { locales, user } from '#db/schema/people.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { record } from '#editorial/audit/auditRecord.ts';

export const changeLocaleOrder = z.strictObject({ locale: z.enum(locales) });

/** Sets the language of the newsroom for this person. */
export async function changeLocale(actor: Actor, order: z.output<typeof changeLocaleOrder>): Promise<void> {
  allow(actor, 'self.change-locale');
  await inTransaction(async (tx) => {
    const [was] = await tx
      .select({ locale: user.locale })
      .from(user)
      .where(eq(user.id, actor.id))
      .for('update');
    if (!was || was.locale === order.locale) return;
    await tx.update(user).set(order).where(eq(user.id, actor.id));
    const change = { from: was.locale, to: order.locale };
    await record(tx, actor, 'self.change-locale', { is: 'user', id: actor.id }, change);
  });
}
