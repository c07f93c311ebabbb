import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { titled, wordsOf } from '#app/_staff/staffPage.ts';
import { AdminLinks } from '#components/staff/admin/AdminLinks.tsx';
import { AuditFilter } from '#components/staff/admin/AuditFilter.tsx';
import { AuditList } from '#components/staff/admin/AuditList.tsx';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { recordedActs } from '#editorial/audit/auditEventTypes.ts';
import { auditFilter, readAudit } from '#editorial/audit/auditLog.ts';
import { listPeople } from '#editorial/people/personList.ts';
import { readPaper } from '#editorial/readerQueries/paperFacts.ts';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = titled('admin', 'audit.title');

export default async function AuditPage({ searchParams }: Props) {
  const actor = await requireActorWhoMay('audit.read', '/admin/audit');
  const filter = auditFilter.parse(await searchParams);
  const [{ entries, older }, people, t, { zone }] = await Promise.all([
    readAudit(actor, filter),
    listPeople(actor),
    wordsOf('admin'),
    readPaper(),
  ]);
  const asked = {
    ...(filter.actor && { actor: String(filter.actor) }),
    ...(filter.act && { act: filter.act }),
  };
  const address = (more: Record<string, string>) =>
    `/admin/audit?${new URLSearchParams({ ...asked, ...more })}`;
  return (
    <NewsroomPage title={t('audit.title')}>
      <AdminLinks here="audit" />
      <p className="text-sm text-quiet">{t('audit.lead', { zone })}</p>
      <AuditFilter
        key={address({})}
        people={people.map(({ id, name }) => ({ id, name }))}
        acts={recordedActs}
        actor={asked.actor ?? ''}
        act={asked.act ?? ''}
      />
      <AuditList
        entries={entries}
        older={older === null ? null : address({ before: String(older) })}
        newest={filter.before ? address({}) : null}
      />
    </NewsroomPage>
  );
}
