'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEntryWords } from '#components/staff/calendar/useEntryWords.ts';
import { DateTimeField } from '#components/staff/dateTime/DateTimeField.tsx';
import { Choices } from '#components/staff/release/Choices.tsx';
import { ActForm } from '#components/ui/ActForm.tsx';
import { Link } from '#components/ui/Link.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { ResultBox } from '#components/ui/ResultBox.tsx';
import { RevealButton } from '#components/ui/RevealButton.tsx';
import type { PackageRead } from '#editorial/packages/packageContents.ts';
import { isSame, type PackageActs, wantOf } from './packageActs.ts';
import { ScheduledPackage } from './ScheduledPackage.tsx';
import type { Changing } from './usePackage.ts';

type Props = {
  read: PackageRead;
  changing: Changing;
  now: Date;
  otherZones: string[];
  mayRelease: boolean;
  acts: PackageActs;
};

/** When all of it goes out, and the one button; of a package that is scheduled already, behind another. */
export function PackageReleaseForm({ mayRelease, ...order }: Props) {
  const { read, changing, now, otherZones, acts } = order;
  const t = useTranslations('packages');
  const r = useTranslations('release');
  const [moved, setMoved] = useState({ text: '', times: 0 });

  return (
    <section
      aria-labelledby="order"
      className="flex flex-col gap-5 lg:sticky lg:top-6 lg:border-l lg:border-line lg:pl-8"
    >
      <h2 id="order" className="font-serif text-xl font-semibold">
        {r('order')}
      </h2>
      <LiveNotice tone="good">{moved.text}</LiveNotice>
      {read.scheduledAt && (
        <ScheduledPackage
          {...{ read, now, otherZones, mayRelease, acts }}
          at={read.scheduledAt}
          onDone={(text) => setMoved(({ times }) => ({ text, times: times + 1 }))}
        />
      )}
      {!mayRelease && (
        <p className="border-l-4 border-wait bg-wait-wash px-3 py-2 text-sm">{t('onlyEditors')}</p>
      )}
      {mayRelease && changing.ordered.length === 0 && <p className="text-sm text-quiet">{t('orderEmpty')}</p>}
      {mayRelease && changing.ordered.length > 0 && (
        // What a result says of the schedule is no longer so when that was moved or called off.
        <RevealButton key={moved.times} isBehind={read.scheduledAt !== null} label={t('again')}>
          <OrderForm {...order} onDone={() => setMoved(({ times }) => ({ text: '', times }))} />
        </RevealButton>
      )}
    </section>
  );
}

type FormProps = Omit<Props, 'mayRelease'> & { onDone(): void };

function OrderForm({ read, changing, now, otherZones, acts, onDone }: FormProps) {
  const t = useTranslations('packages');
  const r = useTranslations('release');
  const router = useRouter();
  const { timeOf } = useEntryWords();
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [at, setAt] = useState<Date | null>(null);
  const count = changing.ordered.length;
  const stops = changing.ordered.reduce((sum, order) => {
    const item = read.items.find((one) => isSame(one, order));
    const found = item?.findings.filter(({ gravity }) => gravity === 'blocks').length ?? 0;
    return sum + found + (wantOf(item, order) ? 1 : 0);
  }, 0);

  return (
    <ActForm
      act="package.release"
      subject={`package:${read.id}`}
      decidedOn={read.decidedOn}
      className="gap-5"
      layout="large"
      submit={t(when === 'later' ? 'schedule' : 'releaseNow', { count })}
      submitting={r('releasing')}
      blocked={stops > 0}
      describedBy={stops > 0 ? 'stopped' : undefined}
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
          ...(when === 'later' && at && { at: at.toISOString() }),
          confirmation,
        });
        return answer.ok
          ? { ok: true, value: { ...answer.value, count, isScheduled: when === 'later' } }
          : answer;
      }}
      onDone={() => {
        onDone();
        router.refresh();
      }}
      result={(released, reopen) => (
        <ResultBox
          text={
            released.isScheduled
              ? t('isScheduled', { count: released.count, at: timeOf(new Date(released.from)) })
              : t('isReleased', { count: released.count })
          }
          again={{
            label: t('again'),
            onClick: () => {
              setWhen('now');
              setAt(null);
              reopen();
            },
          }}
        >
          {released.isScheduled ? (
            <Link href={`/newsroom/calendar?from=${new Date(released.from).toISOString().slice(0, 10)}`}>
              {t('inCalendar')}
            </Link>
          ) : (
            released.articles.map(({ slug }) => (
              <a key={slug} href={`/articles/${slug}`}>
                /articles/{slug}
              </a>
            ))
          )}
        </ResultBox>
      )}
    >
      <Choices
        legend={r('when')}
        value={when}
        onChange={(value) => setWhen(value as 'now' | 'later')}
        choices={[
          { value: 'now', label: r('whenNow') },
          { value: 'later', label: r('whenLater'), hint: t('laterHint') },
        ]}
      />
      {when === 'later' && (
        <DateTimeField label={r('at')} value={at} onChange={setAt} min={now} otherZones={otherZones} />
      )}
      {stops > 0 && (
        <p id="stopped" className="text-sm text-press-ink">
          {t('stopped', { count: stops })}
        </p>
      )}
    </ActForm>
  );
}
