'use server';
import { redirect } from 'next/navigation';
import { acceptInvitation, acceptInvitationOrder } from '#editorial/people/accepting';
import { type Answer, answer } from '../answer.ts';
import { readPreferences } from '../preferences.ts';
import { signInByForm } from '../signInByForm.ts';

export type TakenUp = Extract<Answer<never>, { ok: false }> & { name: string };

/** For anyone who holds an invitation's link: its token decides. */
export async function takeUpInvitation(_before: TakenUp | null, form: FormData): Promise<TakenUp> {
  const said = (field: string) => String(form.get(field) ?? '');
  const order = { token: said('token'), name: said('name'), password: said('password') };
  const { locale } = await readPreferences();
  const accepted = await answer(() => acceptInvitation(acceptInvitationOrder.parse({ ...order, locale })));
  if (!accepted.ok) return { ...accepted, name: order.name.slice(0, 200) };
  const turned = await signInByForm({ email: accepted.value.email, password: order.password });
  redirect(turned ? '/sign-in' : '/newsroom');
}
