'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Tabs } from '#components/ui/Tabs';
import type { Foreseen } from '#editorial/article/foreseeing';
import type { Review } from '#editorial/article/reviewing';
import { Changes, type Compared } from './Changes.tsx';
import { Checks } from './Checks.tsx';
import { Preview } from './Preview.tsx';
import { Radius } from './Radius.tsx';
import { Released } from './Released.tsx';
import { type Done, ReleaseForm } from './ReleaseForm.tsx';
import type { ReleaseActs } from './releaseActs.ts';
import { Scheduled } from './Scheduled.tsx';
import { TakeBackDialog } from './TakeBackDialog.tsx';
import { useForeseen } from './useForeseen.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';

type Props = {
  review: Omit<Review, 'content' | 'live' | 'findings'>;
  foreseen: Foreseen;
  /** null when nothing is live to compare with */
  compared: Compared | null;
  liveNumber: number | null;
  otherZones: string[];
  /** the server's, so that both renders agree */
  now: Date;
  may: { release: boolean; withdraw: boolean; takeBack: boolean };
  acts: ReleaseActs;
};

/** What readers will see, and beside it all that decides whether they should. */
export function ReleaseDesk({ review, compared, liveNumber, otherZones, now, may, acts, ...props }: Props) {
  const t = useTranslations('release');
  const router = useRouter();
  const [done, setDone] = useState<Done | null>(null);
  const { articleId, language } = review;
  const { foreseen, pending, ask } = useForeseen(articleId, props.foreseen, acts.foresee);
  const { findings, begin } = foreseen;
  const { coming, live } = props.foreseen.plans;
  const count = (gravity: 'blocks' | 'asks') => findings.filter((one) => one.gravity === gravity).length;
  const preview = <Preview articleId={articleId} version={review.draftUpto} />;
  const again = () => {
    setDone(null);
    router.refresh();
  };

  return (
    <>
      {done && <Released done={done} articleId={articleId} />}
      {!done && (
        <Scheduled
          articleId={articleId}
          plans={props.foreseen.plans}
          now={now}
          otherZones={otherZones}
          may={may}
          acts={acts}
          onDone={again}
        />
      )}
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0 max-lg:order-2 lg:sticky lg:top-6">
          {compared && liveNumber !== null ? (
            <Tabs
              label={t('look')}
              defaultValue="preview"
              tabs={[
                { value: 'preview', label: t('preview'), content: preview },
                {
                  value: 'changes',
                  label: t('changes', { number: liveNumber }),
                  content: <Changes compared={compared} language={language} />,
                },
              ]}
            />
          ) : (
            <section aria-labelledby="preview" className="flex flex-col gap-3">
              <h2 id="preview" className="text-sm font-medium">
                {t('preview')}
              </h2>
              {preview}
            </section>
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-7">
          {!done && (
            <section aria-labelledby="checks" className="flex flex-col gap-3">
              <h2 id="checks" tabIndex={-1} className="font-serif text-xl font-semibold">
                {t('checks')}
              </h2>
              <Checks articleId={articleId} findings={findings} />
            </section>
          )}
          {!done &&
            (may.release ? (
              <section aria-labelledby="order" className="flex flex-col gap-4">
                <h2 id="order" className="font-serif text-xl font-semibold">
                  {t('order')}
                </h2>
                <ReleaseForm
                  given={review}
                  blocked={count('blocks')}
                  asked={count('asks')}
                  otherZones={otherZones}
                  end={coming?.end ?? live?.end ?? null}
                  begin={begin}
                  act={acts.release}
                  onTiming={ask}
                  onReleased={setDone}
                >
                  <Radius foreseen={foreseen} pending={pending} />
                </ReleaseForm>
              </section>
            ) : (
              <>
                <p className="border-l-4 border-wait bg-wait-wash px-3 py-2 text-sm">{t('onlyEditors')}</p>
                <Radius foreseen={foreseen} pending={pending} />
              </>
            ))}
          <div className="flex flex-col gap-3 border-t border-line pt-5 empty:hidden">
            {may.takeBack && liveNumber !== null && liveNumber > 1 && (
              <TakeBackDialog
                articleId={articleId}
                language={language}
                number={liveNumber}
                acts={acts}
                onDone={again}
              />
            )}
            {may.withdraw && (liveNumber !== null || coming || done?.number) && (
              <WithdrawDialog
                articleId={articleId}
                language={language}
                otherZones={otherZones}
                act={acts.withdraw}
                onDone={again}
              />
            )}
          </div>
        </div>
      </div>
    </>
  );
}
