import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { currentActor } from '#app/_auth/currentActor.ts';
import { ownAddress } from '#app/_auth/ownAddress.ts';
import { refuseSignIn } from '#app/_auth/signInByForm.ts';
import { siteUrl } from '#app/_auth/siteUrl.ts';
import { readPaperName } from '#app/_staff/paperName.ts';
import { wordsOf } from '#app/_staff/staffPage.ts';
import { SignInForm } from '#components/staff/signIn/SignInForm.tsx';
import { SignInFrame } from '#components/staff/signIn/SignInFrame.tsx';
import { signIn } from './actions.ts';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await wordsOf('door'))('signIn'), robots: 'noindex' };
}

export default async function SignInPage({ searchParams }: Props) {
  const [actor, asked, t, name] = await Promise.all([
    currentActor(),
    searchParams,
    wordsOf('door'),
    readPaperName(),
  ]);
  const callbackUrl = ownAddress(asked.callbackUrl, siteUrl());
  if (actor) redirect(callbackUrl);
  const error = typeof asked.error === 'string' ? asked.error : undefined;
  const before = error ? { ...refuseSignIn(`/?${new URLSearchParams({ error })}`), email: '' } : null;
  return (
    <SignInFrame title={t('signIn')} paper={name}>
      <SignInForm action={signIn} callbackUrl={callbackUrl} before={before} />
    </SignInFrame>
  );
}
