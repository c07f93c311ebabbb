'use client';
import { useFormatter, useTranslations } from 'use-intl';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { linkLook } from '#components/ui/Link.tsx';
import { type PageLinks, Pager } from '#components/ui/Pager.tsx';
import { Time } from '#components/ui/Time.tsx';
import { timeFormats } from '#components/ui/timeFormats.ts';
import type { AuditSubject } from '#contracts/auditSubjects.ts';
import type { AuditEntry } from '#editorial/audit/auditLog.ts';

type Props = PageLinks & { entries: AuditEntry[] };

/** The audit log as sentences. Names of subjects are the present ones; all other facts are as they were recorded. */
export function AuditList({ entries, older, newest }: Props) {
  const t = useTranslations('admin.audit');
  if (entries.length === 0) return <EmptyState title={t('none')} text={t('noneText')} />;
  return (
    <>
      <ol className="border-t border-line text-sm">
        {entries.map((entry) => (
          <li key={entry.id} className="flex flex-col gap-0.5 border-b border-line py-2 sm:flex-row sm:gap-4">
            <span className="shrink-0 text-quiet sm:w-48">
              <Time at={entry.at} look="short" />
            </span>
            <span className="min-w-0 break-words">
              <Sentence entry={entry} />
              {typeof entry.detail.tokenId === 'number' && (
                <span className="text-quiet"> · {t('byToken', { name: String(entry.detail.token) })}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
      <Pager
        label={t('title')}
        newest={newest}
        older={older}
        words={{ newest: t('newest'), older: t('older') }}
      />
    </>
  );
}

const addresses: Partial<Record<AuditSubject, (id: string) => string>> = {
  article: (id) => `/newsroom/articles/${id}`,
  front: () => '/newsroom/front',
  series: (id) => `/newsroom/series/${id}`,
  package: (id) => `/newsroom/packages/${id}`,
};

function Sentence({ entry }: { entry: AuditEntry }) {
  const t = useTranslations('admin.audit');
  const roles = useTranslations('newsroom.roles');
  const format = useFormatter();
  const { event, actor, subject, detail } = entry;
  const fact = (name: string) => {
    const value = detail[name];
    if (value === 'writer' || value === 'editor' || value === 'admin') return roles(value);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '?';
  };
  const address = subject.is === null ? undefined : addresses[subject.is]?.(subject.id);
  return t.rich(`sentences.${event ?? 'unknown'}`, {
    from: fact('from'),
    to: fact('to'),
    number: fact('number'),
    because: fact('because'),
    restores: fact('restores'),
    name: fact('name'),
    recipient: fact('recipient'),
    assignee: fact('assignee'),
    actor: actor ?? t('house'),
    subject: subject.name ?? t(`subjects.${subject.is ?? 'unknown'}`, { id: subject.id }),
    when: typeof detail.at === 'string' ? format.dateTime(new Date(detail.at), timeFormats.record) : '?',
    s: (chunks: React.ReactNode) =>
      address ? (
        <a href={address} className={linkLook}>
          {chunks}
        </a>
      ) : (
        chunks
      ),
    b: (chunks: React.ReactNode) => <strong className="font-semibold">{chunks}</strong>,
  });
}
