'use client';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ActForm } from '#components/ui/ActForm.tsx';
import { Button } from '#components/ui/Button.tsx';
import { type RefusedAct, useRefusal } from '#components/ui/useRefusal.ts';
import type { UnclearNote } from '#editorial/corrections/continuedRelease.ts';
import type { ShownPlannedEnd } from '#editorial/releases/plannedReleases.ts';
import { BringsBackField, KindFields } from './KindFields.tsx';
import { ReleaseDone, type ReleaseOutcome } from './ReleaseDone.tsx';
import type { ReleaseActs } from './releaseActs.ts';
import { DateField, TimeFields } from './TimeFields.tsx';
import { releaseOrderFrom, timingOf, useReleaseOrder } from './useReleaseOrder.ts';
import type { ShownReview } from './useReviewShown.ts';

type Props = {
  review: ShownReview['review'];
  /** whether a check, or a change since the review, makes the release impossible */
  blocked: boolean;
  /** always visible above the button; its element with the id `release-summary` describes the button */
  summary: ReactNode;
  /** the initial time */
  at: Date | null;
  /** the planned end of the article, if any */
  end: ShownPlannedEnd | null;
  /** the instant at which the release would begin with the current fields, if known */
  begin: string | null;
  /** notes for which the editor must say whether they apply to the text again */
  unclear: UnclearNote[];
  act: ReleaseActs['release'];
  /** gets the times of the order as JSON, in the form that `foresee` takes */
  onTiming(timing: string): void;
  onReleased(done: ReleaseOutcome): void;
  onReviewNewer(): void;
  /** the forecast of the order */
  children: ReactNode;
};

/** The fields of a release, and its button. The result replaces the form. */
export function ReleaseForm({ review, begin, unclear, onTiming, ...props }: Props) {
  const t = useTranslations('release');
  const { messageOf } = useRefusal();
  const { articleId, reviewed } = review;
  const kind = review.hasEntries ? 'update' : '';
  const { order, set } = useReleaseOrder({ end: props.end, at: props.at, kind });
  const [done, setDone] = useState<ReleaseOutcome | null>(null);
  const again = review.releases > 0;
  const fields = { order, set, language: review.language };

  const timing = JSON.stringify(timingOf(order));
  useEffect(() => {
    if (timing !== 'null') onTiming(timing);
  }, [timing, onTiming]);

  function resultOf(value: { slug: string; number: number } | null): ReleaseOutcome {
    const { slug, number } = value ?? { slug: review.slug, number: null };
    const at = order.when === 'later' ? order.at : order.when === 'after' && begin ? new Date(begin) : null;
    const after = order.when === 'after' ? order.after : null;
    return { slug, number, at, after, until: order.ends ? order.until : null };
  }

  return (
    <ActForm
      act="article.release"
      subject={`article:${articleId}`}
      decidedOn={review.decidedOn}
      layout="foot"
      className="gap-5!"
      submit={order.when === 'now' ? t('releaseNow') : t('schedule')}
      submitting={t('releasing')}
      blocked={props.blocked}
      describedBy="release-summary"
      summary={props.summary}
      send={async (confirmation) => {
        const complete = releaseOrderFrom(order, again);
        if (!complete) return { ok: false, refused: 'malformed', facts: {} };
        return props.act({ articleId, reviewed, ...complete, confirmation });
      }}
      onDone={(value) => {
        const done = resultOf(value);
        setDone(done);
        props.onReleased(done);
      }}
      refusal={(refused) => (
        <>
          {messageOf(refused)}
          {isReviewOver(refused) && (
            <Button small className="mt-2 block!" onClick={props.onReviewNewer}>
              {t('since.review')}
            </Button>
          )}
        </>
      )}
      result={(value) => <ReleaseDone done={done ?? resultOf(value)} articleId={articleId} />}
    >
      {({ refused }) => (
        <>
          {again && (
            <KindFields
              {...fields}
              wrong={refused?.refused === 'note-missing' ? messageOf(refused) : undefined}
            />
          )}
          {unclear.length > 0 && <BringsBackField {...fields} unclear={unclear} />}
          {!again && review.wireReleasedAt && <DateField {...fields} wireDate={review.wireReleasedAt} />}
          <TimeFields {...fields} articleId={articleId} />
          {props.children}
        </>
      )}
    </ActForm>
  );
}

const isReviewOver = ({ refused }: RefusedAct) =>
  refused === 'review-overtaken' || refused === 'review-gone' || refused === 'not-found';
