'use client';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { OtherZones } from '#components/staff/dateTime/DateTimeField.tsx';
import { AffectedPagesList } from './AffectedPages.tsx';
import { DraftChangedNotice } from './DraftChangedNotice.tsx';
import { DraftPresence } from './DraftPresence.tsx';
import { countBlocking, ReleaseCheckList, ReleaseSummary } from './ReleaseChecks.tsx';
import type { ReleaseOutcome } from './ReleaseDone.tsx';
import { ReleaseForm } from './ReleaseForm.tsx';
import { ReviewedPages } from './ReviewedPages.tsx';
import type { ReleaseActs } from './releaseActs.ts';
import { ScheduledReleases } from './ScheduledReleases.tsx';
import { TakeBackDialog } from './TakeBackDialog.tsx';
import { useChangesSince } from './useChangesSince.ts';
import { useForeseen } from './useForeseen.ts';
import { type ShownReview, useReviewShown } from './useReviewShown.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';

type Props = {
  latest: ShownReview;
  otherZones: string[];
  /** the initial time, if one was chosen on the calendar */
  at: Date | null;
  /** the server's time, so that both renders agree */
  now: Date;
  may: { release: boolean; withdraw: boolean; takeBack: boolean };
  acts: ReleaseActs;
  /** the article's current status */
  standing: ReactNode;
};

/** Milliseconds between a release and the refresh of this page: lets the server render readers' pages first. */
const READERS_FIRST_MS = 1_000;

/** The preview of a release, and beside it the checks, affected pages and form. */
export function ReleaseScreen({ latest, otherZones, at, now, may, acts, standing }: Props) {
  const t = useTranslations('release');
  const router = useRouter();
  const [done, setDone] = useState<ReleaseOutcome | null>(null);
  /** number of other acts on this page; each one resets the form */
  const [turn, setTurn] = useState(0);
  const { shown, isLoading, showNewest } = useReviewShown(latest);
  const { review } = shown;
  const { articleId, language } = review;
  const since = useChangesSince(review, { isPolling: true, isOver: done !== null });
  const { foreseen, pending, ask } = useForeseen(review, shown.foreseen, acts.foresee);
  // The displayed review stays the same; `decidedOn` is always the latest state.
  const { decidedOn, releases } = latest.review;
  const { plans } = latest.foreseen;
  const { coming, live } = plans;
  const { liveNumber } = latest;
  const { findings } = foreseen;

  function onDone() {
    setDone(null);
    setTurn((before) => before + 1);
    showNewest();
  }

  const forecast = (
    <>
      <section aria-labelledby="checks" className="flex flex-col gap-3">
        <h3 id="checks" tabIndex={-1} className="font-serif text-lg font-semibold">
          {t('checks')}
        </h3>
        <ReleaseCheckList articleId={articleId} findings={findings} />
      </section>
      <AffectedPagesList foreseen={foreseen} pending={pending} />
    </>
  );
  const draftChanges = (
    <DraftChangedNotice since={since} language={language} isLoading={isLoading} onReviewNewer={showNewest} />
  );

  return (
    <OtherZones value={otherZones}>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <p lang={language} className="font-serif text-lg text-quiet">
          {shown.headline}
        </p>
        {standing}
        <DraftPresence articleId={articleId} />
      </div>
      {!done && (
        <ScheduledReleases
          articleId={articleId}
          decidedOn={decidedOn}
          plans={plans}
          now={now}
          may={may}
          acts={acts}
          onDone={onDone}
        />
      )}
      <div className="grid items-start gap-8 max-lg:pb-[var(--foot-height,0px)] lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0 max-lg:order-2 lg:sticky lg:top-6">
          <ReviewedPages {...shown} />
        </div>
        <div className="flex min-w-0 flex-col gap-7">
          {may.release ? (
            <section aria-labelledby="order" className="flex flex-col gap-4">
              {!done && (
                <h2 id="order" className="font-serif text-xl font-semibold">
                  {t('order')}
                </h2>
              )}
              <ReleaseForm
                key={turn}
                review={{ ...review, decidedOn, releases }}
                blocked={countBlocking(findings) > 0 || since === 'gone' || since?.overtaken != null}
                summary={
                  <>
                    {draftChanges}
                    <ReleaseSummary findings={findings} reviewedAt={review.reviewedAt} />
                  </>
                }
                at={at}
                end={coming?.end ?? live?.end ?? null}
                begin={foreseen.begin}
                unclear={foreseen.unclear}
                act={acts.release}
                onTiming={ask}
                onReleased={(done) => {
                  setDone(done);
                  setTimeout(() => router.refresh(), READERS_FIRST_MS);
                }}
                onReviewNewer={showNewest}
              >
                {forecast}
              </ReleaseForm>
            </section>
          ) : (
            <>
              {draftChanges}
              <p className="border-l-4 border-wait bg-wait-wash px-3 py-2 text-sm">{t('onlyEditors')}</p>
              {forecast}
            </>
          )}
          <div className="flex flex-col gap-3 border-t border-line pt-5 empty:hidden">
            {may.takeBack && liveNumber !== null && liveNumber > 1 && (
              <TakeBackDialog
                articleId={articleId}
                language={language}
                acts={acts}
                onDone={onDone}
                number={liveNumber}
              />
            )}
            {may.withdraw && (liveNumber !== null || coming || done?.number) && (
              <WithdrawDialog
                articleId={articleId}
                decidedOn={decidedOn}
                language={language}
                onDone={onDone}
                act={acts.withdraw}
              />
            )}
          </div>
        </div>
      </div>
    </OtherZones>
  );
}
