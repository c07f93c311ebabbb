import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { currentActor } from '#app/currentActor.ts';
import { ownAddress } from '#app/ownAddress.ts';
import { turnedAway } from '#app/signInByForm.ts';
import { siteUrl } from '#app/siteUrl.ts';
import { wordsOf } from '#app/staffPage.ts';
import { Door } from '#components/newsroom/Door.tsx';
import { SignInForm } from '#components/newsroom/SignInForm.tsx';
import { readPaperName } from '../paperName.ts';
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
  const before = error ? { ...turnedAway(`/?${new URLSearchParams({ error })}`), email: '' } : null;
  return (
    <Door title={t('signIn')} paper={name}>
      <SignInForm action={signIn} callbackUrl={callbackUrl} before={before} />
    </Door>
  );
}
