import { z } from 'zod';
import { inTransaction, staff } from '#db/pools.ts';
import { and, eq, gt, isNull, sql } from '#db/query.ts';
import { invitation, locales, user } from '#db/schema/people.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { hashPassword } from './passwordHash.ts';
import { checkPassword } from './passwordRules.ts';
import { password, personName } from './personFields.ts';
import { hashOf, isToken } from './secretToken.ts';
import { closeSessions } from './sessions.ts';

export const acceptInvitationOrder = z.strictObject({
  token: z.string().max(200),
  name: personName,
  password,
  locale: z.enum(locales),
});

const open = (token: string) =>
  and(
    eq(invitation.tokenHash, hashOf(token)),
    isNull(invitation.usedAt),
    gt(invitation.expiresAt, sql`now()`),
    isNull(user.disabledAt),
  );

/** The invited person for the token of an unused invitation, or null. */
export async function findInvitation(token: unknown): Promise<{ email: string; name: string } | null> {
  if (!isToken(token)) return null;
  const [invited] = await staff()
    .select({ email: user.email, name: user.name })
    .from(invitation)
    .innerJoin(user, eq(user.id, invitation.userId))
    .where(open(token));
  return invited ?? null;
}

/**
 * Accepts an invitation: sets name, language and password, and uses up the link. Of concurrent attempts one succeeds.
 * @returns the email address to sign in with @throws {Refusal} `invitation-spent`, `password-short`, `password-common`
 */
export async function acceptInvitation(
  order: z.output<typeof acceptInvitationOrder>,
): Promise<{ email: string }> {
  const invited = await findInvitation(order.token);
  if (!invited) throw new Refusal('invitation-spent');
  checkPassword(order.password, { email: invited.email, name: order.name });
  return inTransaction(async (tx) => {
    const [used] = await tx
      .update(invitation)
      .set({ usedAt: sql`now()` })
      .from(user)
      .where(and(eq(user.id, invitation.userId), open(order.token)))
      .returning({ userId: invitation.userId });
    if (!used) throw new Refusal('invitation-spent');
    // Hashed only after the link is claimed, so that failed attempts cost nothing.
    const passwordHash = await hashPassword(order.password);
    const [me] = await tx
      .update(user)
      .set({ name: order.name, passwordHash, locale: order.locale })
      .where(and(eq(user.id, used.userId), isNull(user.disabledAt)))
      .returning();
    if (!me) throw new Refusal('invitation-spent');
    await closeSessions(tx, me.id);
    await record(tx, me, 'invitation.accept', { is: 'user', id: me.id });
    return { email: me.email };
  });
}
