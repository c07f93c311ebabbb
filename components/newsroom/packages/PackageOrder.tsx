'use client';
import { useRouter } from 'next/navigation';
import { useActionState, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Notice } from '#components/ui/Notice';
import type { PackageRead } from '#editorial/package/reading';
import { type Answered, useRefusal } from '../admin/useRefusal.tsx';
import { useWords } from '../calendar/useWords.ts';
import { Choices } from '../release/Choices.tsx';
import { WhenField } from '../when/WhenField.tsx';
import { isSame, type PackageActs, wantOf } from './packageActs.ts';
import { Scheduled } from './Scheduled.tsx';
import type { Changing } from './usePackage.ts';

type Props = {
  read: PackageRead;
  changing: Changing;
  now: Date;
  otherZones: string[];
  mayRelease: boolean;
  acts: PackageActs;
};

/** When all of it goes out, and the one button. */
export function PackageOrder({ read, changing, now, otherZones, mayRelease, acts }: Props) {
  const t = useTranslations('packages');
  const r = useTranslations('release');
  const router = useRouter();
  const { timeOf } = useWords();
  const { say, guard } = useRefusal();
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [at, setAt] = useState<Date | null>(null);
  const [done, setDone] = useState('');
  const count = changing.ordered.length;
  const stops = changing.ordered.reduce((sum, order) => {
    const item = read.items.find((one) => isSame(one, order));
    const found = item?.findings.filter(({ gravity }) => gravity === 'blocks').length ?? 0;
    return sum + found + (wantOf(item, order) ? 1 : 0);
  }, 0);

  const [answer, submit, pending] = useActionState<Answered<unknown> | null>(async () => {
    setDone('');
    const version = await changing.settled();
    if (version === null) return null;
    const answer = await guard(
      acts.release({
        packageId: read.id,
        version,
        articles: read.items.flatMap((item) =>
          item.is === 'article' ? { articleId: item.articleId, draftUpto: item.draftUpto } : [],
        ),
        fronts: read.items.flatMap((item) =>
          item.is === 'front' ? { frontId: item.frontId, version: item.version } : [],
        ),
        ...(when === 'later' && at && { at: at.toISOString() }),
      }),
    );
    if (answer.ok) {
      setDone(when === 'later' && at ? t('isScheduled', { at: timeOf(at) }) : t('isReleased', { count }));
      setWhen('now');
      setAt(null);
      router.refresh();
    }
    return answer;
  }, null);
  const refused = answer && !answer.ok && !pending ? answer : null;

  return (
    <section
      aria-labelledby="order"
      className="flex flex-col gap-5 lg:sticky lg:top-6 lg:border-l lg:border-line lg:pl-8"
    >
      <h2 id="order" className="font-serif text-xl font-semibold">
        {r('order')}
      </h2>
      <Notice tone="good">{done}</Notice>
      {read.scheduledAt && (
        <Scheduled
          read={read}
          at={read.scheduledAt}
          now={now}
          otherZones={otherZones}
          mayRelease={mayRelease}
          acts={acts}
          onDone={setDone}
        />
      )}
      {!mayRelease && (
        <p className="border-l-4 border-wait bg-wait-wash px-3 py-2 text-sm">{t('onlyEditors')}</p>
      )}
      {mayRelease && count > 0 && (
        <form action={submit} className="flex flex-col gap-5">
          <Choices
            legend={read.scheduledAt ? t('again') : r('when')}
            value={when}
            onChange={(value) => setWhen(value as 'now' | 'later')}
            choices={[
              { value: 'now', label: r('whenNow') },
              { value: 'later', label: r('whenLater'), hint: t('laterHint') },
            ]}
          />
          {when === 'later' && (
            <WhenField label={r('at')} value={at} onChange={setAt} min={now} otherZones={otherZones} />
          )}
          <Notice>
            {refused && (
              <>
                {say(refused)}
                {(refused.refused === 'package-unfit' || refused.refused === 'changed-meanwhile') && (
                  <Button small className="mt-2 block!" onClick={() => router.refresh()}>
                    {r('lookAgain')}
                  </Button>
                )}
              </>
            )}
          </Notice>
          <div className="flex flex-col gap-2">
            <Button
              type="submit"
              look="press"
              className="min-h-12 text-base!"
              disabled={pending || stops > 0}
              aria-describedby={stops > 0 ? 'stopped' : undefined}
            >
              {pending ? r('releasing') : t(when === 'later' ? 'schedule' : 'releaseNow', { count })}
            </Button>
            {stops > 0 && (
              <p id="stopped" className="text-sm text-press-ink">
                {t('stopped', { count: stops })}
              </p>
            )}
          </div>
        </form>
      )}
    </section>
  );
}
