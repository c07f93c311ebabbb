'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEntryWords } from '#components/staff/calendar/useEntryWords.ts';
import { ScheduleButtons } from '#components/staff/release/ScheduleButtons.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { RevealButton } from '#components/ui/RevealButton.tsx';
import { type PackageFormProps, PackageReleaseForm } from './PackageReleaseForm.tsx';

type Props = Omit<PackageFormProps, 'onDone'> & { mayRelease: boolean };

/** The schedule of a package and its release form. If the package is scheduled already, a button reveals the form. */
export function PackageSchedule({ mayRelease, ...order }: Props) {
  const { read, changing, now, acts } = order;
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
          read={read}
          now={now}
          mayRelease={mayRelease}
          acts={acts}
          at={read.scheduledAt}
          onDone={(text) => setMoved(({ times }) => ({ text, times: times + 1 }))}
        />
      )}
      {!mayRelease && (
        <p className="border-l-4 border-wait bg-wait-wash px-3 py-2 text-sm">{t('onlyEditors')}</p>
      )}
      {mayRelease && changing.ordered.length === 0 && <NextSteps />}
      {mayRelease && changing.ordered.length > 0 && (
        // The key removes the result of the form when the schedule that it mentions was moved or cancelled.
        <RevealButton key={moved.times} isBehind={read.scheduledAt !== null} label={t('again')}>
          <PackageReleaseForm {...order} onDone={() => setMoved(({ times }) => ({ text: '', times }))} />
        </RevealButton>
      )}
    </section>
  );
}

const steps = ['add', 'check', 'release'] as const;

/** What to do with an empty package. */
function NextSteps() {
  const t = useTranslations('packages');
  return (
    <div className="flex flex-col gap-3 text-sm">
      <p className="text-quiet">{t('orderEmpty')}</p>
      <ol className="flex flex-col gap-2">
        {steps.map((step, at) => (
          <li key={step} className="flex items-start gap-2.5">
            <span
              aria-hidden
              className="grid size-6 shrink-0 place-items-center rounded-full border border-edge text-xs tabular-nums"
            >
              {at + 1}
            </span>
            <span className="pt-0.5">{t(`steps.${step}`)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

type ScheduledProps = Omit<Props, 'changing'> & { at: Date; onDone(text: string): void };

/** The time of a scheduled package, and the buttons that move or unschedule it. */
function ScheduledPackage({ read, at, now, mayRelease, acts, onDone }: ScheduledProps) {
  const t = useTranslations('packages');
  const router = useRouter();
  const { timeOf, until } = useEntryWords();
  const { id: packageId, decidedOn } = read;
  const count = read.items.length + read.companions.length;

  function report(text: string) {
    onDone(text);
    router.refresh();
  }

  return (
    <div className="flex flex-col gap-3 border-l-4 border-wait bg-wait-wash px-4 py-3">
      <p className="text-sm">
        {t('goesOut')}
        <strong className="block text-base">{timeOf(at)}</strong>
        <span className="text-wait tabular-nums" suppressHydrationWarning>
          {until(at, now)}
        </span>
      </p>
      {mayRelease && (
        <ScheduleButtons
          act="package.release"
          subject={`package:${packageId}`}
          decidedOn={decidedOn}
          move={{
            button: t('move'),
            title: t('moveTitle'),
            description: t('moveText', { count }),
            submit: t('moveNow'),
            label: t('moveTo'),
            from: at,
            min: now,
            send: (order) => acts.move({ packageId, ...order }),
            onDone: (next) => report(t('isMoved', { at: timeOf(next) })),
          }}
          unschedule={{
            button: t('cancel'),
            look: 'danger',
            title: t('cancelTitle'),
            description: t('cancelText', { count }),
            submit: t('cancelNow'),
            cancel: t('leave'),
            send: (confirmation) => acts.cancel({ packageId, confirmation }),
            onDone: () => report(t('isCancelled')),
          }}
        />
      )}
    </div>
  );
}
