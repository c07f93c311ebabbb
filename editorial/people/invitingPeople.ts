import { z } from 'zod';
import { inTransaction, staff, type Transaction } from '#db/pools.ts';
import { and, eq, isNull, sql } from '#db/query.ts';
import type { UserId } from '#db/schema/ids.ts';
import { invitation, user } from '#db/schema/people.ts';
import { paper } from '#db/schema/taxonomy.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { enqueue, record } from '#editorial/audit/auditRecord.ts';
import { checkConfirmation } from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { email, personName, role, userId } from './personFields.ts';
import { lockPerson } from './personLocks.ts';
import { hashOf, newToken } from './secretToken.ts';

export const invitationDays = 7;

export const inviteOrder = z.strictObject({ email, name: personName, role, ...confirmable });
export const inviteAgainOrder = z.strictObject({ userId, ...confirmable });

/** A new invitation. Its link is shown only once: the table stores its hash. */
export type Invited = { userId: UserId; email: string; link: string; mailed: boolean };

/** The site's own address, the base of links, and whether it can send emails. */
export type InvitationSettings = { site: string; mails: boolean };

/** @throws {Refusal} `email-taken` */
export async function invite(
  actor: Actor,
  order: z.output<typeof inviteOrder>,
  settings: InvitationSettings,
): Promise<Invited> {
  allow(actor, 'user.invite');
  const { confirmation, ...person } = order;
  return inTransaction(async (tx) => {
    await checkConfirmation(tx, actor, { act: 'user.invite', subject: null, confirmation });
    const [created] = await tx
      .insert(user)
      .values({ ...person, locale: actor.locale })
      .onConflictDoNothing({ target: user.email })
      .returning();
    if (!created) throw new Refusal('email-taken', { email: order.email });
    await lockPerson(tx, actor, 'user.invite', { userId: created.id });
    const invited = await sendLink(tx, actor, created, settings);
    await record(tx, actor, 'user.invited', { is: 'user', id: created.id }, { role: order.role });
    return invited;
  });
}

/** A new link for somebody whose link has expired or who has forgotten the password; older links become invalid. */
export async function inviteAgain(
  actor: Actor,
  order: z.output<typeof inviteAgainOrder>,
  settings: InvitationSettings,
): Promise<Invited> {
  allow(actor, 'user.invite');
  return inTransaction(async (tx) => {
    const { them } = await lockPerson(tx, actor, 'user.invite', order);
    if (them.id === actor.id) throw new Refusal('own-account');
    if (them.disabledAt) throw new Refusal('not-found');
    const invited = await sendLink(tx, actor, them, settings);
    await record(tx, actor, 'user.invited-again', { is: 'user', id: them.id });
    return invited;
  });
}

async function sendLink(
  tx: Transaction,
  actor: Actor,
  to: { id: UserId; email: string; name: string },
  settings: InvitationSettings,
): Promise<Invited> {
  const token = newToken();
  const tokenHash = hashOf(token);
  await tx
    .update(invitation)
    .set({ expiresAt: sql`now()` })
    .where(and(eq(invitation.userId, to.id), isNull(invitation.usedAt)));
  await tx.insert(invitation).values({
    tokenHash,
    userId: to.id,
    invitedBy: actor.id,
    expiresAt: sql`now() + make_interval(days => ${invitationDays})`,
    letterPromisedAt: settings.mails ? sql`now()` : null,
  });
  const link = `${settings.site}/invite/${token}`;
  if (settings.mails) {
    const mail = await invitationMail(actor, to.name, link);
    const named = Buffer.from(tokenHash).toString('hex');
    await enqueue(tx, 'mail', { to: to.email, ...mail, invitation: named });
  }
  return { userId: to.id, email: to.email, link, mailed: settings.mails };
}

/** The email with an invitation's link, in the language of the person who invites. */
async function invitationMail(
  actor: Actor,
  name: string,
  link: string,
): Promise<{ subject: string; text: string }> {
  const [settings] = await staff().select().from(paper);
  const names = settings?.names ?? {};
  const of = names[actor.locale] ?? names[settings?.language ?? 'en'] ?? 'Copydesk';
  if (actor.locale === 'zh-CN')
    return {
      subject: `${of}编辑部邀请您加入`,
      text: `${name}，您好：\n\n${actor.name} 邀请您加入${of}编辑部。请在 ${invitationDays} 天内打开下面的链接，设置密码：\n\n${link}\n\n链接只能使用一次。如果您并未等待这份邀请，请忽略本邮件。\n`,
    };
  return {
    subject: `Join the newsroom of ${of}`,
    text: `Hello ${name},\n\n${actor.name} invites you to the newsroom of ${of}. Open this link within ${invitationDays} days to choose your password:\n\n${link}\n\nThe link works once. If you did not expect it, you can ignore this letter.\n`,
  };
}
