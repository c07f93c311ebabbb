'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { FormDialog } from '#components/ui/FormDialog.tsx';
import { TextAreaField } from '#components/ui/InputField.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { Time } from '#components/ui/Time.tsx';
import { toast } from '#components/ui/toast.ts';
import { useAction } from '#components/ui/useAction.tsx';
import type { TakeBackForecast } from '#editorial/releases/takeBackForecast.ts';
import { ReleaseChanges } from './ReleaseChanges.tsx';
import type { TakeBackActs } from './releaseActs.ts';

type Props = {
  articleId: number;
  language: string;
  /** the live release */
  number: number;
  /** the release to restore; by default the one before `number` */
  to?: number;
  small?: boolean;
  acts: TakeBackActs;
  onDone(): void;
};

/** Previews an earlier release, and makes it live again as a new release. */
export function TakeBackDialog({ articleId, language, number, to, small = false, acts, onDone }: Props) {
  const t = useTranslations('release.takeBack');
  const { run, refused, notices } = useAction();
  const [seen, setSeen] = useState<TakeBackForecast | null>(null);
  const [note, setNote] = useState('');

  const needsNote = (seen?.changes.length ?? 0) > 0;

  async function readForecast() {
    const answer = await run(acts.forecastTakeBack({ articleId, ...(to && { to }) }));
    if (answer.ok) setSeen(answer.value);
  }

  return (
    <FormDialog
      button={{
        children: to === undefined ? t('open', { number }) : t('openEarlier', { number: to }),
        small,
        className: 'self-start',
        onClick: () => {
          setSeen(null);
          void readForecast();
        },
      }}
      wide
      title={seen ? t('title', { number: seen.to }) : t('looking')}
      description={t('text')}
      act="article.take-back"
      subject={`article:${articleId} release:${to ?? number}`}
      decidedOn={seen?.decidedOn ?? ''}
      submit={seen ? t('confirm', { number: seen.to }) : t('looking')}
      blocked={!seen}
      onLookAgain={() => void readForecast()}
      send={async (confirmation) => {
        if (!seen) return { ok: false, refused: 'malformed', facts: {} };
        const { number, to } = seen;
        return acts.takeBack({ articleId, number, to, readerNote: note, confirmation });
      }}
      onDone={() => {
        setNote('');
        if (seen) toast(t('done', { number: seen.to, now: seen.number + 1 }));
        onDone();
      }}
    >
      {notices}
      {!seen && !refused && <Skeleton rows={4} />}
      {seen && (
        <>
          <p className="text-sm">
            {t('was', { number: seen.to })} <Time at={seen.releasedAt} />
          </p>
          <section
            aria-label={t('compare', { number: seen.number })}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
            tabIndex={0}
            className="max-h-[40dvh] overflow-auto rounded-md border border-line p-3"
          >
            <ReleaseChanges
              compared={seen.compared}
              language={language}
              same={t('same', { number: seen.to })}
            />
          </section>
          {needsNote && (
            <div className="text-sm">
              <p>{t('changes')}</p>
              <ul className="list-disc ps-5">
                {seen.changes.map(({ number, note }) => (
                  <li key={number}>{t('changed', { number, note })}</li>
                ))}
              </ul>
            </div>
          )}
          <TextAreaField
            label={t(needsNote ? 'noteNeeded' : 'note')}
            hint={t(needsNote ? 'noteNeededHint' : 'noteHint')}
            rows={2}
            maxLength={2000}
            lang={language}
            required={needsNote}
            value={note}
            onText={setNote}
          />
        </>
      )}
    </FormDialog>
  );
}
