'use server';
import { revalidatePath } from 'next/cache';
import { type Answer, answer } from '#app/answer';
import { requireActor } from '#app/currentActor';
import { siteUrl } from '#app/siteUrl';
import { changeRole, changeRoleOrder } from '#editorial/people/changingRole';
import { disable, disableOrder } from '#editorial/people/disabling';
import { enable, enableOrder } from '#editorial/people/enabling';
import { endSessionsOf, endSessionsOrder } from '#editorial/people/endingSessions';
import { type Invited, invite, inviteAgain, inviteAgainOrder, inviteOrder } from '#editorial/people/inviting';

const house = () => ({ site: siteUrl(), mails: Boolean(process.env.SMTP_URL?.trim()) });

/** Whatever came of it, the list is read again: a refusal often means that it has changed. */
async function thenList<T>(work: () => Promise<T>): Promise<Answer<T>> {
  const answered = await answer(work);
  // To someone demoted meanwhile the page is gone; then the refusal must still be read.
  if (answered.ok || answered.refused !== 'not-allowed') revalidatePath('/admin/users');
  return answered;
}

export async function inviteUser(order: unknown): Promise<Answer<Invited>> {
  const actor = await requireActor();
  return thenList(() => invite(actor, inviteOrder.parse(order), house()));
}

export async function inviteUserAgain(order: unknown): Promise<Answer<Invited>> {
  const actor = await requireActor();
  return thenList(() => inviteAgain(actor, inviteAgainOrder.parse(order), house()));
}

export async function changeUserRole(order: unknown): Promise<Answer<void>> {
  const actor = await requireActor();
  return thenList(() => changeRole(actor, changeRoleOrder.parse(order)));
}

export async function disableUser(order: unknown): Promise<Answer<void>> {
  const actor = await requireActor();
  return thenList(() => disable(actor, disableOrder.parse(order)));
}

export async function enableUser(order: unknown): Promise<Answer<void>> {
  const actor = await requireActor();
  return thenList(() => enable(actor, enableOrder.parse(order)));
}

export async function endUserSessions(order: unknown): Promise<Answer<{ ended: number }>> {
  const actor = await requireActor();
  return thenList(() => endSessionsOf(actor, endSessionsOrder.parse(order)));
}
