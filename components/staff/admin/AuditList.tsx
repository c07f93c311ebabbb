'use client';
import { useFormatter, useTranslations } from 'use-intl';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { Pager } from '#components/ui/Pager.tsx';
import { Time } from '#components/ui/Time.tsx';
import { timeFormats } from '#components/ui/timeFormats.ts';
import type { AuditEntry } from '#editorial/audit/auditLog.ts';
import type { AuditSubject } from '#editorial/audit/auditRecord.ts';

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

type SentenceKey = NonNullable<AuditEntry['act']> | Variant | 'unknown';
type Variant =
  | `article.end-coverage-resumed`
  | `article.release-${'called-off' | 'waits' | 'moved' | 'scheduled'}`
  | `article.withdraw-${'called-off' | 'moved' | 'scheduled'}`
  | `front.release-${'called-off' | 'back' | 'moved' | 'scheduled'}`
  | `package.release-${'called-off' | 'moved' | 'scheduled'}`;

/** One act can be several things: what was called off was not released, and what is scheduled is not out. */
function sentenceOf({ act, at, detail }: AuditEntry): SentenceKey {
  if (act === null) return 'unknown';
  const isToCome = typeof detail.at === 'string' && Date.parse(detail.at) > new Date(at).getTime() + 1_000;
  if (act === 'article.end-coverage' && detail.resumed) return `${act}-resumed`;
  if (act === 'front.release' && detail.restores !== undefined) return `${act}-back`;
  if (act === 'article.release' && detail.after !== undefined) return `${act}-waits`;
  if (
    act === 'article.release' ||
    act === 'article.withdraw' ||
    act === 'front.release' ||
    act === 'package.release'
  ) {
    if (detail.calledOff !== undefined) return `${act}-called-off`;
    if (detail.from !== undefined) return `${act}-moved`;
    if (isToCome) return `${act}-scheduled`;
  }
  return act;
}

function Sentence({ entry }: { entry: AuditEntry }) {
  const t = useTranslations('admin.audit');
  const roles = useTranslations('newsroom.roles');
  const format = useFormatter();
  const { actor, subject, detail } = entry;
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
    what: told('what'),
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
  return t.rich(`sentences.${sentenceOf(entry)}`, values);
}
