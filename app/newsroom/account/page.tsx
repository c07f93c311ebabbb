import { currentToken, requireActor } from '#app/_auth/currentActor.ts';
import { titled, wordsOf } from '#app/_staff/staffPage.ts';
import { LookForm } from '#components/staff/account/LookForm.tsx';
import { NoticeEmailsForm } from '#components/staff/account/NoticeEmailsForm.tsx';
import { OwnSessions } from '#components/staff/account/OwnSessions.tsx';
import { PasswordForm } from '#components/staff/account/PasswordForm.tsx';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { readNoticeEmails } from '#editorial/notices/changingNoticeEmails.ts';
import { listOwnSessions } from '#editorial/people/personList.ts';
import { changeMyNoticeEmails, changeMyPassword, endMyOtherSessions, endMySession } from './actions.ts';

export const generateMetadata = titled('account', (t) => t('title'));

export default async function AccountPage() {
  const actor = await requireActor('/newsroom/account');
  const [sessions, emailed, t, words] = await Promise.all([
    currentToken().then((token) => listOwnSessions(actor, token)),
    readNoticeEmails(actor),
    wordsOf('account'),
    wordsOf('newsroom'),
  ]);
  const { name, email } = actor;
  const facts = [
    ['name', name],
    ['email', email],
    ['role', words(`roles.${actor.role}`)],
  ] as const;
  return (
    <NewsroomPage title={t('title')} narrow>
      <div className="flex flex-col gap-2 text-sm">
        <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-3">
          {facts.map(([fact, value]) => (
            <div key={fact} className="min-w-0 max-sm:flex max-sm:gap-3">
              <dt className="text-quiet max-sm:w-16 max-sm:shrink-0">{t(fact)}</dt>
              <dd className="font-medium">{value}</dd>
            </div>
          ))}
        </dl>
        <p className="text-[0.8125rem] text-quiet">{t('factsHint')}</p>
      </div>
      <LookForm />
      <NoticeEmailsForm
        email={email}
        chosen={emailed}
        isMailing={Boolean(process.env.SMTP_URL?.trim())}
        change={changeMyNoticeEmails}
      />
      <PasswordForm change={changeMyPassword} email={email} />
      <OwnSessions sessions={sessions} end={endMySession} endOthers={endMyOtherSessions} />
    </NewsroomPage>
  );
}
