import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { and, eq, isNull, sql } from '#db/query.ts';
import type { UserId } from '#db/schema/ids.ts';
import { invitation, user } from '#db/schema/people.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { enqueue, record } from '#editorial/audit/auditRecord.ts';
import { checkConfirmation } from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { composeInvitationEmail, INVITATION_DAYS } from './invitationEmail.ts';
import { email, personName, role, userId } from './personFields.ts';
import { lockPerson } from './personLocks.ts';
import { hashOf, newToken } from './secretToken.ts';

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
    const { person } = await lockPerson(tx, actor, 'user.invite', order);
    if (person.id === actor.id) throw new Refusal('own-account');
    if (person.disabledAt) throw new Refusal('not-found');
    const invited = await sendLink(tx, actor, person, settings);
    await record(tx, actor, 'user.invited-again', { is: 'user', id: person.id });
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
    expiresAt: sql`now() + make_interval(days => ${INVITATION_DAYS})`,
    emailQueuedAt: settings.mails ? sql`now()` : null,
  });
  const link = `${settings.site}/invite/${token}`;
  if (settings.mails) {
    const mail = await composeInvitationEmail(actor, to.name, link);
    const named = Buffer.from(tokenHash).toString('hex');
    await enqueue(tx, 'mail', { to: to.email, ...mail, invitation: named });
  }
  return { userId: to.id, email: to.email, link, mailed: settings.mails };
}
