'use client';
import { useFormatter, useTranslations } from 'use-intl';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { Pager } from '#components/ui/Pager.tsx';
import { Time } from '#components/ui/Time.tsx';
import { timeFormats } from '#components/ui/timeFormats.ts';
import type { AuditSubject } from '#contracts/auditSubjects.ts';
import type { AuditEntry } from '#editorial/audit/auditLog.ts';

type Props = { entries: AuditEntry[]; older: string | null; newest: string | null };

/** The record as sentences. Names are as of now; what the sentence tells is as it was written. */
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
      <Pager label={t('title')} {...{ newest, older }} words={{ newest: t('newest'), older: t('older') }} />
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
  const told = (name: string) => {
    const value = detail[name];
    if (value === 'writer' || value === 'editor' || value === 'admin') return roles(value);
    if (typeof value === 'string') return value;
    return typeof value === 'number' ? String(value) : '?';
  };
  const kind = `subjects.${subject.is ?? 'unknown'}` as const;
  const address = subject.is === null ? undefined : addresses[subject.is]?.(subject.id);
  const values = {
    actor: actor ?? t('house'),
    subject: subject.name ?? t(kind, { id: subject.id }),
    from: told('from'),
    to: told('to'),
    number: told('number'),
    because: told('because'),
    restores: told('restores'),
    when: typeof detail.at === 'string' ? format.dateTime(new Date(detail.at), timeFormats.record) : '?',
    name: told('name'),
    recipient: told('recipient'),
    s: (chunks: React.ReactNode) =>
      address ? (
        <a href={address} className="underline decoration-edge underline-offset-4 hover:text-press-ink">
          {chunks}
        </a>
      ) : (
        chunks
      ),
    b: (chunks: React.ReactNode) => <strong className="font-semibold">{chunks}</strong>,
  };
  return t.rich(`sentences.${event ?? 'unknown'}`, values);
}
