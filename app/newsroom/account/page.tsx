import { currentToken, requireActor } from '#app/_auth/currentActor.ts';
import { titled, wordsOf } from '#app/_staff/staffPage.ts';
import { LookForm } from '#components/staff/account/LookForm.tsx';
import { OwnSessions } from '#components/staff/account/OwnSessions.tsx';
import { PasswordForm } from '#components/staff/account/PasswordForm.tsx';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { listOwnSessions } from '#editorial/people/personList.ts';
import { changeMyPassword, endMyOtherSessions, endMySession } from './actions.ts';

export const generateMetadata = titled('account', (t) => t('title'));

export default async function AccountPage() {
  const actor = await requireActor('/newsroom/account');
  const [sessions, t, words] = await Promise.all([
    currentToken().then((token) => listOwnSessions(actor, token)),
    wordsOf('account'),
    wordsOf('newsroom'),
  ]);
  const { name, email } = actor;
  return (
    <NewsroomPage title={t('title')} narrow>
      <p className="text-sm text-quiet">{t('lead', { name, email, role: words(`roles.${actor.role}`) })}</p>
      <LookForm />
      <PasswordForm change={changeMyPassword} email={email} />
      <OwnSessions sessions={sessions} end={endMySession} endOthers={endMyOtherSessions} />
    </NewsroomPage>
  );
}
