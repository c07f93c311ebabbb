'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Tabs } from '#components/ui/Tabs';
import type { Review } from '#editorial/article/reviewing';
import { Changes, type Compared } from './Changes.tsx';
import { Checks } from './Checks.tsx';
import { Preview } from './Preview.tsx';
import { Released } from './Released.tsx';
import { type Done, ReleaseForm } from './ReleaseForm.tsx';
import type { ReleaseActs } from './releaseActs.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';

type Props = {
  review: Omit<Review, 'content' | 'live'>;
  /** null when nothing is live to compare with */
  compared: Compared | null;
  liveNumber: number | null;
  otherZones: string[];
  may: { release: boolean; withdraw: boolean };
  acts: ReleaseActs;
};

/** What readers will see, and beside it all that decides whether they should. */
export function ReleaseDesk({ review, compared, liveNumber, otherZones, may, acts }: Props) {
  const t = useTranslations('release');
  const [done, setDone] = useState<Done | null>(null);
  const { articleId, findings, standing, language } = review;
  const preview = <Preview articleId={articleId} version={review.draftUpto} />;
  const isOut = standing.is === 'live' || standing.is === 'embargoed';

  return (
    <>
      {done && <Released done={done} articleId={articleId} />}
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="min-w-0 max-lg:order-2">
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
        <div className="flex flex-col gap-7 lg:sticky lg:top-6">
          {!done && (
            <section aria-labelledby="checks" className="flex flex-col gap-3">
              <h2 id="checks" className="font-serif text-xl font-semibold">
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
                  blocked={findings.filter(({ gravity }) => gravity === 'blocks').length}
                  otherZones={otherZones}
                  act={acts.release}
                  onReleased={setDone}
                />
              </section>
            ) : (
              <p className="border-l-4 border-wait bg-wait-wash px-3 py-2 text-sm">{t('onlyEditors')}</p>
            ))}
          {may.withdraw && (isOut || done) && (
            <div className="border-t border-line pt-5">
              <WithdrawDialog articleId={articleId} language={language} act={acts.withdraw} />
            </div>
          )}
        </div>
      </div>
    </>
  );
}
