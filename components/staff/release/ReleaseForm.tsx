'use client';
import { type ReactNode, useEffect, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { ActForm } from '#components/ui/ActForm.tsx';
import { Button } from '#components/ui/Button.tsx';
import { timeFormats } from '#components/ui/timeFormats.ts';
import { type RefusedAct, useRefusal } from '#components/ui/useRefusal.ts';
import type { UnclearNote } from '#editorial/corrections/continuedRelease.ts';
import type { ShownPlannedEnd } from '#editorial/releases/plannedReleases.ts';
import type { Review } from '#editorial/releases/releaseReview.ts';
import { BringsBackField } from './BringsBackField.tsx';
import { Choices } from './Choices.tsx';
import { KindFields } from './KindFields.tsx';
import type { ReleaseOutcome } from './ReleaseDone.tsx';
import { ReleaseDone } from './ReleaseDone.tsx';
import type { ReleaseActs } from './releaseActs.ts';
import { TimeFields } from './TimeFields.tsx';
import { releaseOrderFrom, timingOf, useReleaseOrder } from './useReleaseOrder.ts';

type Given = Pick<
  Review,
  'articleId' | 'decidedOn' | 'slug' | 'reviewed' | 'releases' | 'wireReleasedAt' | 'language' | 'told'
>;
type Props = {
  given: Given;
  /** whether a check, or what happened since the review, makes the release impossible */
  blocked: boolean;
  /** stands over the button, always in sight; its part with the id `release-summary` describes the button */
  summary: ReactNode;
  otherZones: string[];
  /** a time to begin with */
  at: Date | null;
  /** the end that is planned for the story, if any */
  end: ShownPlannedEnd | null;
  /** the instant at which the order as it stands would begin, where that is known */
  begin: string | null;
  /** notes of which the editor must say whether the text has what they speak of */
  unclear: UnclearNote[];
  act: ReleaseActs['release'];
  /** the times of the order as JSON, as `foresee` takes them */
  onTiming(timing: string): void;
  onReleased(done: ReleaseOutcome): void;
  onReviewNewer(): void;
  /** what the order would meet and change */
  children: ReactNode;
};

/** When, as what, and the one button. The result takes its place. */
export function ReleaseForm({ given, blocked, otherZones, at, end, begin, unclear, ...props }: Props) {
  const t = useTranslations('release');
  const format = useFormatter();
  const { say } = useRefusal();
  const { order, set } = useReleaseOrder({ end, at, kind: given.told ? 'update' : '' });
  const [done, setDone] = useState<ReleaseOutcome | null>(null);
  const again = given.releases > 0;
  const { onTiming } = props;

  const timing = JSON.stringify(timingOf(order));
  useEffect(() => {
    if (timing !== 'null') onTiming(timing);
  }, [timing, onTiming]);

  function resultOf(value: { slug: string; number: number } | null): ReleaseOutcome {
    const { slug, number } = value ?? { slug: given.slug, number: null };
    const at = order.when === 'later' ? order.at : order.when === 'after' && begin ? new Date(begin) : null;
    const after = order.when === 'after' ? order.after : null;
    return { slug, number, at, after, until: order.ends ? order.until : null };
  }

  const isReviewOver = ({ refused }: RefusedAct) =>
    refused === 'review-overtaken' || refused === 'review-gone' || refused === 'not-found';

  return (
    <ActForm
      act="article.release"
      subject={`article:${given.articleId}`}
      decidedOn={given.decidedOn}
      layout="foot"
      className="gap-5!"
      submit={order.when === 'now' ? t('releaseNow') : t('schedule')}
      submitting={t('releasing')}
      blocked={blocked}
      describedBy="release-summary"
      summary={props.summary}
      send={async (confirmation) => {
        const said = releaseOrderFrom(order, again);
        if (!said) return { ok: false, refused: 'malformed', facts: {} };
        const { articleId, reviewed } = given;
        return props.act({ articleId, reviewed, ...said, confirmation });
      }}
      onDone={(value) => {
        const done = resultOf(value);
        setDone(done);
        props.onReleased(done);
      }}
      refusal={(refused) => (
        <>
          {say(refused)}
          {isReviewOver(refused) && (
            <Button small className="mt-2 block!" onClick={props.onReviewNewer}>
              {t('since.review')}
            </Button>
          )}
        </>
      )}
      result={(value) => <ReleaseDone done={done ?? resultOf(value)} articleId={given.articleId} />}
    >
      {({ refused }) => (
        <>
          {again && (
            <KindFields
              order={order}
              set={set}
              language={given.language}
              wrong={refused?.refused === 'note-missing' ? say(refused) : undefined}
            />
          )}
          {unclear.length > 0 && <BringsBackField unclear={unclear} order={order} set={set} />}
          {!again && given.wireReleasedAt && (
            <Choices
              legend={t('dated')}
              value={order.dated}
              onChange={(value) => set({ dated: value as 'wire' | 'now' })}
              choices={[
                {
                  value: 'wire',
                  label: format.dateTime(new Date(given.wireReleasedAt), timeFormats.long),
                  hint: t('datedWire'),
                },
                { value: 'now', label: t('datedNow') },
              ]}
            />
          )}
          <TimeFields
            order={order}
            set={set}
            articleId={given.articleId}
            language={given.language}
            otherZones={otherZones}
          />
          {props.children}
        </>
      )}
    </ActForm>
  );
}
