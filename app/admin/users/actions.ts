'use server';
import { revalidatePath } from 'next/cache';
import { siteUrl } from '#app/_auth/siteUrl.ts';
import { mayShowAgain, runActionAs } from '#app/_staff/actionAs.ts';
import { confirmed } from '#app/_staff/confirmedAction.ts';
import type { ActionResult } from '#app/_staff/runAction.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { changeRole, changeRoleOrder } from '#editorial/people/changingRole.ts';
import { disable, disableOrder } from '#editorial/people/disablingPeople.ts';
import { enable, enableOrder } from '#editorial/people/enablingPeople.ts';
import { endSessionsOf, endSessionsOrder } from '#editorial/people/endingSessions.ts';
import {
  type Invited,
  invite,
  inviteAgain,
  inviteAgainOrder,
  inviteOrder,
} from '#editorial/people/invitingPeople.ts';

const mailSettings = () => ({ site: siteUrl(), mails: Boolean(process.env.SMTP_URL?.trim()) });

/** Refreshes the list whatever the result: a refusal often means that it has changed. */
async function thenList<T>(work: (actor: Actor) => Promise<T>): Promise<ActionResult<T>> {
  const answered = await runActionAs(work);
  if (mayShowAgain(answered)) revalidatePath('/admin/users');
  return answered;
}

export async function inviteUser(order: unknown): Promise<ActionResult<Invited>> {
  return thenList((actor) => invite(actor, inviteOrder.parse(confirmed(order)), mailSettings()));
}

export async function inviteUserAgain(order: unknown): Promise<ActionResult<Invited>> {
  return thenList((actor) => inviteAgain(actor, inviteAgainOrder.parse(confirmed(order)), mailSettings()));
}

export async function changeUserRole(order: unknown): Promise<ActionResult<void>> {
  return thenList((actor) => changeRole(actor, changeRoleOrder.parse(confirmed(order))));
}

export async function disableUser(order: unknown): Promise<ActionResult<void>> {
  return thenList((actor) => disable(actor, disableOrder.parse(confirmed(order))));
}

export async function enableUser(order: unknown): Promise<ActionResult<void>> {
  return thenList((actor) => enable(actor, enableOrder.parse(confirmed(order))));
}

export async function endUserSessions(order: unknown): Promise<ActionResult<{ ended: number }>> {
  return thenList((actor) => endSessionsOf(actor, endSessionsOrder.parse(confirmed(order))));
}
