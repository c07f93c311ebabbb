'use server';
import { redirect } from 'next/navigation';
import { textField } from '#app/_auth/formText.ts';
import { ownAddress } from '#app/_auth/ownAddress.ts';
import { signInWithForm } from '#app/_auth/signInByForm.ts';
import { siteUrl } from '#app/_auth/siteUrl.ts';
import type { RefusedReason } from '#components/ui/useRefusal.ts';
import type { RefusalFacts } from '#editorial/access/refusal.ts';

export type SignInAnswer = { refused: RefusedReason; facts: RefusalFacts; email: string };

/** Open to anyone: the password authorizes. */
export async function signIn(_before: SignInAnswer | null, form: FormData): Promise<SignInAnswer> {
  const field = (name: string) => textField(form, name);
  const email = field('email').slice(0, 300);
  const refusal = await signInWithForm({ email, password: field('password') });
  if (refusal) return { ...refusal, email };
  redirect(ownAddress(field('callbackUrl'), siteUrl()));
}
