'use server';
import { redirect } from 'next/navigation';
import { textField } from '#app/_auth/formText.ts';
import { signInWithForm } from '#app/_auth/signInByForm.ts';
import { type ActionResult, runAction } from '#app/_staff/runAction.ts';
import { readPreferences } from '#app/_staff/staffPage.ts';
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
  return enter(accepted.value.email, order.password);
}

export type FirstAdminAnswer = TakenUp & { email: string };

/** Open to the holder of the link that the first start printed: its token authorizes. */
export async function makeFirstAdmin(
  _before: FirstAdminAnswer | null,
  form: FormData,
): Promise<FirstAdminAnswer> {
  const text = (field: string) => textField(form, field);
  const [email, password] = [text('email'), text('password')];
  const order = { token: text('token'), name: text('name'), email, password };
  const { locale } = await readPreferences();
  const created = await runAction(() => becomeFirstAdmin(firstAdminOrder.parse({ ...order, locale })));
  if (!created.ok) return { ...created, name: order.name.slice(0, 200), email: email.slice(0, 300) };
  return enter(created.value.email, password);
}

async function enter(email: string, password: string): Promise<never> {
  const refusal = await signInWithForm({ email, password });
  redirect(refusal ? '/sign-in' : '/newsroom');
}
