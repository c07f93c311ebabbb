'use server';
import { redirect } from 'next/navigation';
import { textField } from '#app/_auth/formText.ts';
import { signInWithForm } from '#app/_auth/signInByForm.ts';
import { readPreferences } from '#app/_staff/preferences.ts';
import { type ActionResult, runAction } from '#app/_staff/runAction.ts';
import { acceptInvitation, acceptInvitationOrder } from '#editorial/people/acceptingInvitations.ts';
import { becomeFirstAdmin, firstAdminOrder } from '#editorial/people/firstAdmin.ts';

export type TakenUp = Extract<ActionResult<never>, { ok: false }> & { name: string };

/** Open to the holder of an invitation link: its token authorizes. */
export async function takeUpInvitation(_before: TakenUp | null, form: FormData): Promise<TakenUp> {
  const text = (field: string) => textField(form, field);
  const order = { token: text('token'), name: text('name'), password: text('password') };
  const { locale } = await readPreferences();
  const accepted = await runAction(() => acceptInvitation(acceptInvitationOrder.parse({ ...order, locale })));
  if (!accepted.ok) return { ...accepted, name: order.name.slice(0, 200) };
  const turned = await signInWithForm({ email: accepted.value.email, password: order.password });
  redirect(turned ? '/sign-in' : '/newsroom');
}

export type FirstAdminAnswer = TakenUp & { email: string };

/** Open to the holder of the link that the first start printed: its token authorizes. */
export async function makeFirstAdmin(
  _before: FirstAdminAnswer | null,
  form: FormData,
): Promise<FirstAdminAnswer> {
  const text = (field: string) => textField(form, field);
  const order = {
    token: text('token'),
    name: text('name'),
    email: text('email'),
    password: text('password'),
  };
  const { locale } = await readPreferences();
  const made = await runAction(() => becomeFirstAdmin(firstAdminOrder.parse({ ...order, locale })));
  if (!made.ok) return { ...made, name: order.name.slice(0, 200), email: order.email.slice(0, 300) };
  const turned = await signInWithForm({ email: made.value.email, password: order.password });
  redirect(turned ? '/sign-in' : '/newsroom');
}
