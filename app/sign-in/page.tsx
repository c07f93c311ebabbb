import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { currentActor } from '#app/_auth/currentActor.ts';
import { ownAddress } from '#app/_auth/ownAddress.ts';
import { refuseSignIn } from '#app/_auth/signInByForm.ts';
import { siteUrl } from '#app/_auth/siteUrl.ts';
import { readPaperName, type SearchProps, wordsOf } from '#app/_staff/staffPage.ts';
import { SignInForm } from '#components/staff/signIn/SignInForm.tsx';
import { SignInFrame } from '#components/staff/signIn/SignInFrame.tsx';
import { signIn } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await wordsOf('signIn'))('signIn'), robots: 'noindex' };
}

export default async function SignInPage({ searchParams }: SearchProps) {
  const [actor, parameters, t, name] = await Promise.all([
    currentActor(),
    searchParams,
    wordsOf('signIn'),
    readPaperName(),
  ]);
  const callbackUrl = ownAddress(parameters.callbackUrl, siteUrl());
  if (actor) redirect(callbackUrl);
  const error = typeof parameters.error === 'string' ? parameters.error : undefined;
  const before = error ? { ...refuseSignIn(`/?${new URLSearchParams({ error })}`), email: '' } : null;
  return (
    <SignInFrame title={t('signIn')} paper={name}>
      <SignInForm action={signIn} callbackUrl={callbackUrl} before={before} />
    </SignInFrame>
  );
}
