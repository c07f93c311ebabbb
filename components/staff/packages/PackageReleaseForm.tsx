'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEntryWords } from '#components/staff/calendar/useEntryWords.ts';
import { DateTimeField } from '#components/staff/dateTime/DateTimeField.tsx';
import { Choices } from '#components/staff/release/Choices.tsx';
import { countBlocking } from '#components/staff/release/ReleaseChecks.tsx';
import { ActForm } from '#components/ui/ActForm.tsx';
import { Link } from '#components/ui/Link.tsx';
import { ResultBox } from '#components/ui/ResultBox.tsx';
import type { PackageRead } from '#editorial/packages/packageContents.ts';
import type { ReleasedPackage } from '#editorial/packages/releasingPackages.ts';
import { isSame, type PackageActs, wantOf } from './packageActs.ts';
import type { Changing } from './usePackage.ts';

export type PackageFormProps = {
  read: PackageRead;
  changing: Changing;
  now: Date;
  acts: PackageActs;
  onDone(): void;
};

/** The release form of a package. The result replaces it. */
export function PackageReleaseForm({ read, changing, now, acts, onDone }: PackageFormProps) {
  const t = useTranslations('packages');
  const r = useTranslations('release');
  const router = useRouter();
  const [when, setWhen] = useState('now');
  const [at, setAt] = useState<Date | null>(null);
  const count = changing.ordered.length;
  const isScheduled = when === 'later';
  const problems = changing.ordered.reduce((sum, order) => {
    const item = read.items.find((item) => isSame(item, order));
    return sum + countBlocking(item?.findings ?? []) + (wantOf(item, order) ? 1 : 0);
  }, 0);

  return (
    <ActForm
      act="package.release"
      subject={`package:${read.id}`}
      decidedOn={read.decidedOn}
      className="gap-5"
      layout="large"
      submit={t(isScheduled ? 'schedule' : 'releaseNow', { count })}
      submitting={r('releasing')}
      blocked={problems > 0}
      describedBy={problems > 0 ? 'stopped' : undefined}
      send={async (confirmation) => {
        const version = await changing.settled();
        if (version === null) return { ok: false, refused: 'changed-meanwhile', facts: {} };
        const answer = await acts.release({
          packageId: read.id,
          version,
          articles: read.items.flatMap((item) =>
            item.is === 'article' ? { articleId: item.articleId, reviewed: item.reviewed } : [],
          ),
          fronts: read.items.flatMap((item) =>
            item.is === 'front' ? { frontId: item.frontId, version: item.version } : [],
          ),
          ...(isScheduled && at && { at: at.toISOString() }),
          confirmation,
        });
        return answer.ok ? { ok: true, value: { ...answer.value, count, isScheduled } } : answer;
      }}
      onDone={() => {
        onDone();
        router.refresh();
      }}
      result={(released, reopen) => (
        <PackageResult
          {...released}
          onAgain={() => {
            setWhen('now');
            setAt(null);
            reopen();
          }}
        />
      )}
    >
      <Choices
        legend={r('when')}
        value={when}
        onChange={setWhen}
        choices={[
          { value: 'now', label: r('whenNow') },
          { value: 'later', label: r('whenLater'), hint: t('laterHint') },
        ]}
      />
      {isScheduled && <DateTimeField label={r('at')} value={at} onChange={setAt} min={now} />}
      {problems > 0 && (
        <p id="stopped" className="text-sm text-press-ink">
          {t('stopped', { count: problems })}
        </p>
      )}
    </ActForm>
  );
}

type ResultProps = ReleasedPackage & { count: number; isScheduled: boolean; onAgain(): void };

function PackageResult({ from, articles, count, isScheduled, onAgain }: ResultProps) {
  const t = useTranslations('packages');
  const { timeOf } = useEntryWords();
  const begin = new Date(from);
  return (
    <ResultBox
      text={isScheduled ? t('isScheduled', { count, at: timeOf(begin) }) : t('isReleased', { count })}
      again={{ label: t('again'), onClick: onAgain }}
    >
      {isScheduled ? (
        <Link href={`/newsroom/calendar?from=${begin.toISOString().slice(0, 10)}`}>{t('inCalendar')}</Link>
      ) : (
        articles.map(({ slug }) => (
          <a key={slug} href={`/articles/${slug}`}>
            /articles/{slug}
          </a>
        ))
      )}
    </ResultBox>
  );
}
