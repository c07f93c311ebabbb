'use client';
import type { ReactNode } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import { Remaining } from '#components/staff/articles/StatusTag.tsx';
import { ActForm } from '#components/ui/ActForm.tsx';
import { Link } from '#components/ui/Link.tsx';
import { Time } from '#components/ui/Time.tsx';
import type { Confirmation } from '#contracts/confirmation.ts';
import type { Plans, ShownPlannedEnd } from '#editorial/releases/plannedReleases.ts';
import type { ScheduleActs } from './releaseActs.ts';
import { ScheduleButtons } from './ScheduleButtons.tsx';

type Props = {
  articleId: number;
  decidedOn: string;
  plans: Plans;
  now: Date;
  otherZones: string[];
  may: { release: boolean; withdraw: boolean };
  acts: ScheduleActs;
  onDone(): void;
};

/** What is ordered for the article, with the ways to change one's mind. */
export function ScheduledReleases({
  articleId,
  decidedOn,
  plans,
  now,
  otherZones,
  may,
  acts,
  onDone,
}: Props) {
  const t = useTranslations('release.plan');
  const { coming, waiting, live } = plans;
  const end = coming?.end ?? live?.end;
  if (!coming && !waiting && !end) return null;
  const others = coming?.together?.stories.length ?? 0;
  const asked = { act: 'article.release' as const, subject: `article:${articleId}`, decidedOn };
  function done(text: string) {
    toast(text);
    onDone();
  }
  const unschedule = {
    button: t('callOff'),
    title: t('callOffTitle'),
    text: `${t('callOffText')} ${others > 0 ? t('callOffOthers', { count: others }) : ''}`,
    submit: t('callOffNow'),
    cancel: t('leave'),
    send: (confirmation: Confirmation) => acts.cancel({ articleId, confirmation }),
    onDone: () => done(t('calledOff')),
  };
  return (
    <section
      aria-labelledby="plan"
      className="flex flex-col gap-4 border-l-4 border-wait bg-wait-wash p-4 text-sm"
    >
      <h2 id="plan" className="font-serif text-xl font-semibold">
        {t('title')}
      </h2>
      {coming && (
        <Plan
          text={
            <>
              {t('coming', { number: coming.number })} <Time at={coming.from} />{' '}
              <b className="tabular-nums">
                (<Remaining until={coming.from} now={now} />)
              </b>
              {'. '}
              {coming.together && (
                <>
                  {t('together', { name: coming.together.name })}{' '}
                  {coming.together.stories.map((story) => (
                    <Link
                      key={story.id}
                      href={`/newsroom/articles/${story.id}/release`}
                      className="mr-2 underline"
                    >
                      {story.headline}
                    </Link>
                  ))}
                </>
              )}
              {may.release && <span className="block text-quiet">{t('replaced')}</span>}
            </>
          }
        >
          {may.release && (
            <ScheduleButtons
              {...asked}
              move={{
                button: t('move'),
                title: t('moveTitle'),
                text: `${t('moveText')} ${others > 0 ? t('moveOthers', { count: others }) : ''}`,
                submit: t('moveNow'),
                label: t('moveAt'),
                from: new Date(coming.from),
                otherZones,
                send: (order) => acts.reschedule({ articleId, ...order }),
                onDone: () => done(t('moved')),
              }}
              unschedule={unschedule}
            />
          )}
        </Plan>
      )}
      {waiting && (
        <Plan
          text={
            <>
              {t('waiting')}{' '}
              <Link href={`/newsroom/articles/${waiting.id}/release`} className="underline">
                {waiting.headline}
              </Link>
            </>
          }
        >
          {may.release && <ScheduleButtons {...asked} unschedule={unschedule} />}
        </Plan>
      )}
      {end && (
        <End
          articleId={articleId}
          decidedOn={decidedOn}
          end={end}
          now={now}
          may={may}
          act={acts.keepLive}
          onDone={onDone}
        />
      )}
    </section>
  );
}

function Plan({ text, children }: { text: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-2.5">
      <p>{text}</p>
      <div className="flex flex-wrap gap-2">{children}</div>
    </div>
  );
}

type EndProps = Pick<Props, 'articleId' | 'decidedOn' | 'now' | 'may' | 'onDone'> & {
  end: ShownPlannedEnd;
  act: ScheduleActs['keepLive'];
};

function End({ articleId, decidedOn, end, now, may, act, onDone }: EndProps) {
  const t = useTranslations('release.plan');
  return (
    <Plan
      text={
        <>
          {t('end')} <Time at={end.at} /> (<Remaining until={end.at} now={now} />
          ). {t('because', { because: end.because })}
        </>
      }
    >
      {may.withdraw && (
        <ActForm
          act="article.withdraw"
          subject={`article:${articleId}`}
          decidedOn={decidedOn}
          look="plain"
          submit={t('keep')}
          send={(confirmation) => act({ articleId, confirmation })}
          result={() => t('kept')}
          onDone={onDone}
        />
      )}
    </Plan>
  );
}
