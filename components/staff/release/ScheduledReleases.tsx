'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Remaining } from '#components/staff/articles/StatusTag.tsx';
import { ActForm } from '#components/ui/ActForm.tsx';
import { Link } from '#components/ui/Link.tsx';
import { Time } from '#components/ui/Time.tsx';
import { toast } from '#components/ui/toast.ts';
import type { Confirmation } from '#contracts/confirmation.ts';
import type { PlannedStory, Plans } from '#editorial/releases/plannedReleases.ts';
import type { ScheduleActs } from './releaseActs.ts';
import { ScheduleButtons } from './ScheduleButtons.tsx';

type Props = {
  articleId: number;
  decidedOn: string;
  plans: Plans;
  now: Date;
  may: { release: boolean; withdraw: boolean };
  acts: ScheduleActs;
  onDone(): void;
};

/** The article's scheduled release and planned end, each of which can be moved or unscheduled. */
export function ScheduledReleases({ articleId, decidedOn, plans, now, may, acts, onDone }: Props) {
  const t = useTranslations('release.plan');
  const { coming, waiting, live } = plans;
  const end = coming?.end ?? live?.end;
  if (!coming && !waiting && !end) return null;
  const others = coming?.joinedPackage?.stories.length ?? 0;
  const subject = { subject: `article:${articleId}`, decidedOn };
  function report(text: string) {
    toast(text);
    onDone();
  }
  const unschedule = {
    button: t('cancel'),
    title: t('cancelTitle'),
    description: `${t('cancelText')} ${others > 0 ? t('cancelOthers', { count: others }) : ''}`,
    submit: t('cancelNow'),
    cancel: t('leave'),
    send: (confirmation: Confirmation) => acts.cancel({ articleId, confirmation }),
    onDone: () => report(t('cancelled')),
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
          buttons={
            may.release && (
              <ScheduleButtons
                {...subject}
                act="article.release"
                move={{
                  button: t('move'),
                  title: t('moveTitle'),
                  description: `${t('moveText')} ${others > 0 ? t('moveOthers', { count: others }) : ''}`,
                  submit: t('moveNow'),
                  label: t('moveAt'),
                  from: new Date(coming.from),
                  send: (order) => acts.reschedule({ articleId, ...order }),
                  onDone: () => report(t('moved')),
                }}
                unschedule={unschedule}
              />
            )
          }
        >
          {t('coming', { number: coming.number })} <Time at={coming.from} />{' '}
          <b className="tabular-nums">
            (<Remaining until={coming.from} now={now} />)
          </b>
          {'. '}
          {coming.joinedPackage && `${t('together', { name: coming.joinedPackage.name })} `}
          {coming.joinedPackage?.stories.map((story) => (
            <StoryLink key={story.id} story={story} className="mr-2" />
          ))}
          {may.release && <span className="block text-quiet">{t('replaced')}</span>}
        </Plan>
      )}
      {waiting && (
        <Plan
          buttons={
            may.release && <ScheduleButtons {...subject} act="article.release" unschedule={unschedule} />
          }
        >
          {t('waiting')} <StoryLink story={waiting} />
        </Plan>
      )}
      {end && (
        <Plan
          buttons={
            may.withdraw && (
              <ActForm
                {...subject}
                act="article.withdraw"
                look="plain"
                submit={t('keep')}
                send={(confirmation) => acts.keepLive({ articleId, confirmation })}
                result={() => t('kept')}
                onDone={onDone}
              />
            )
          }
        >
          {t('end')} <Time at={end.at} /> (<Remaining until={end.at} now={now} />
          ). {t('because', { because: end.because })}
        </Plan>
      )}
    </section>
  );
}

/** A sentence about what is scheduled, with the buttons that change it. */
function Plan({ buttons, children }: { buttons: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-2.5">
      <p>{children}</p>
      <div className="flex flex-wrap gap-2">{buttons}</div>
    </div>
  );
}

function StoryLink({ story, className = '' }: { story: PlannedStory; className?: string }) {
  return (
    <Link href={`/newsroom/articles/${story.id}/release`} className={`${className} underline`}>
      {story.headline}
    </Link>
  );
}
