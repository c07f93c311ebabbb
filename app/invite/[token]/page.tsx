import type { Metadata } from 'next';
import { readPaperName, wordsOf } from '#app/_staff/staffPage.ts';
import { NewAccountForm } from '#components/staff/signIn/NewAccountForm.tsx';
import { SignInFrame } from '#components/staff/signIn/SignInFrame.tsx';
import { findInvitation } from '#editorial/people/acceptingInvitations.ts';
import { isFirstAdminToken } from '#editorial/people/firstAdmin.ts';
import { makeFirstAdmin, takeUpInvitation } from '../actions.ts';

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await wordsOf('signIn'))('invitation'), robots: 'noindex', referrer: 'no-referrer' };
}

export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const [invited, t, paper] = await Promise.all([findInvitation(token), wordsOf('signIn'), readPaperName()]);
  if (!invited && (await isFirstAdminToken(token)))
    return (
      <SignInFrame title={t('welcome', { paper })} text={t('firstAdminText')} paper={paper}>
        <NewAccountForm action={makeFirstAdmin} token={token} invited={null} />
      </SignInFrame>
    );
  if (!invited)
    return (
      <SignInFrame title={t('spent')} text={t('spentText')} paper={paper}>
        <a href="/sign-in" className="text-sm font-medium text-press-ink underline underline-offset-4">
          {t('signIn')}
        </a>
      </SignInFrame>
    );
  return (
    <SignInFrame title={t('welcome', { paper })} text={t('welcomeText')} paper={paper}>
      <NewAccountForm action={takeUpInvitation} token={token} invited={invited} />
    </SignInFrame>
  );
}
