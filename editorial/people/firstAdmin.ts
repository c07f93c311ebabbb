import { z } from 'zod';
import { inTransaction, staff, type Transaction } from '#db/pools.ts';
import { and, eq, gt, isNull, lt, sql } from '#db/query.ts';
import { firstAdminLink, locales, user } from '#db/schema/people.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { hashPassword } from './passwordHash.ts';
import { checkPassword } from './passwordRules.ts';
import { email, password, personName } from './personFields.ts';
import { hashOf, isToken, newToken } from './secretToken.ts';

/** Hours for which the link of a first start is valid. */
export const FIRST_ADMIN_LINK_HOURS = 1;

export const firstAdminOrder = z.strictObject({
  token: z.string().max(200),
  name: personName,
  email,
  password,
  locale: z.enum(locales),
});

const isOpen = (token: string) =>
  and(
    eq(firstAdminLink.tokenHash, hashOf(token)),
    isNull(firstAdminLink.usedAt),
    gt(firstAdminLink.expiresAt, sql`now()`),
  );

/** Serializes checks for users with the creation of the first one: several nodes may start at once. */
export const lockUsers = (tx: Transaction) => tx.execute(sql`lock table "user" in share row exclusive mode`);

export async function hasUsers(tx: Transaction): Promise<boolean> {
  const anyone = await tx.select({ id: user.id }).from(user).limit(1);
  return anyone.length > 0;
}

/**
 * Creates a link with which the first admin creates an account. Each node prints a link at its start; the first use of
 * a link invalidates all. @returns the link, which is not stored, or null when there are users
 */
export async function issueFirstAdminLink(siteUrl: string): Promise<string | null> {
  return inTransaction(async (tx) => {
    await lockUsers(tx);
    if (await hasUsers(tx)) return null;
    const token = newToken();
    await tx.delete(firstAdminLink).where(lt(firstAdminLink.expiresAt, sql`now()`));
    await tx.insert(firstAdminLink).values({
      tokenHash: hashOf(token),
      expiresAt: sql`now() + make_interval(hours => ${FIRST_ADMIN_LINK_HOURS})`,
    });
    await record(tx, systemActor, 'first-admin.issue-link', { is: 'paper', id: 1 });
    return `${siteUrl}/invite/${token}`;
  });
}

/** Whether a link's token is valid: unused, not expired, and there is no account yet. */
export async function isFirstAdminToken(token: unknown): Promise<boolean> {
  if (!isToken(token)) return false;
  const hasNoUsers = sql`not exists (select from ${user})`;
  const links = await staff()
    .select({ hash: firstAdminLink.tokenHash })
    .from(firstAdminLink)
    .where(and(isOpen(token), hasNoUsers));
  return links.length > 0;
}

/**
 * Creates the first account, an admin's, and uses up the link: exactly once, however many try. @throws {Refusal}
 * `invitation-spent`, `password-short`, `password-common`
 */
export async function becomeFirstAdmin(order: z.output<typeof firstAdminOrder>): Promise<{ email: string }> {
  const { token, name, email: address, password: secret, locale } = order;
  if (!(await isFirstAdminToken(token))) throw new Refusal('invitation-spent');
  checkPassword(secret, { email: address, name });
  const passwordHash = await hashPassword(secret);
  return inTransaction(async (tx) => {
    await lockUsers(tx);
    if (await hasUsers(tx)) throw new Refusal('invitation-spent');
    const used = await tx
      .update(firstAdminLink)
      .set({ usedAt: sql`now()` })
      .where(isOpen(token))
      .returning({ hash: firstAdminLink.tokenHash });
    if (used.length === 0) throw new Refusal('invitation-spent');
    const [created] = await tx
      .insert(user)
      .values({ email: address, name, role: 'admin', passwordHash, locale })
      .returning();
    if (!created) throw new Error('insert returned no row');
    await record(tx, created, 'first-admin.sign-up', { is: 'user', id: created.id }, { role: 'admin' });
    return { email: created.email };
  });
}
