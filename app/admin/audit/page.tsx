import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { type SearchProps, titled, wordsOf } from '#app/_staff/staffPage.ts';
import { AdminLinks } from '#components/staff/admin/AdminLinks.tsx';
import { AuditFilter } from '#components/staff/admin/AuditFilter.tsx';
import { AuditList } from '#components/staff/admin/AuditList.tsx';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { recordedActs } from '#editorial/audit/auditEventTypes.ts';
import { auditFilter, readAudit } from '#editorial/audit/auditLog.ts';
import { listPeople } from '#editorial/people/personList.ts';
import { readPaper } from '#editorial/readerQueries/paperFacts.ts';

export const generateMetadata = titled('admin', (t) => t('audit.title'));

export default async function AuditPage({ searchParams }: SearchProps) {
  const actor = await requireActorWhoMay('audit.read', '/admin/audit');
  const filter = auditFilter.parse(await searchParams);
  const [{ entries, older }, people, t, { zone }] = await Promise.all([
    readAudit(actor, filter),
    listPeople(actor),
    wordsOf('admin'),
    readPaper(),
  ]);
  const [actorId, act] = [filter.actor ? String(filter.actor) : '', filter.act ?? ''];
  const query = { ...(actorId && { actor: actorId }), ...(act && { act }) };
  const address = (more: Record<string, string>) =>
    `/admin/audit?${new URLSearchParams({ ...query, ...more })}`;
  return (
    <NewsroomPage title={t('audit.title')}>
      <AdminLinks here="audit" />
      <p className="text-sm text-quiet">{t('audit.lead', { zone })}</p>
      <AuditFilter
        key={address({})}
        people={people.map(({ id, name }) => ({ id, name }))}
        acts={recordedActs}
        actor={actorId}
        act={act}
      />
      <AuditList
        entries={entries}
        older={older === null ? null : address({ before: String(older) })}
        newest={filter.before ? address({}) : null}
      />
    </NewsroomPage>
  );
}
