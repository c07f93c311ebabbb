'use client';
import { useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx';
import { Field } from '#components/ui/Field.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { TextArea } from '#components/ui/TextInput.tsx';
import { Time } from '#components/ui/Time.tsx';
import { type RefusedAct, useRefusal } from '#components/ui/useRefusal.ts';
import type { TakeBackPreview } from '#editorial/releases/takeBackPreview.ts';
import { ReleaseChanges } from './ReleaseChanges.tsx';
import type { TakeBackActs } from './releaseActs.ts';

type Props = {
  articleId: number;
  language: string;
  /** what is live */
  number: number;
  /** what comes back; without it, the release before */
  to?: number;
  small?: boolean;
  acts: TakeBackActs;
  onDone(): void;
};

/** Shows what readers would have again, and makes it live. */
export function TakeBackDialog({ articleId, language, number, to, small = false, acts, onDone }: Props) {
  const t = useTranslations('release.takeBack');
  const { say, guard } = useRefusal();
  const [open, setOpen] = useState(false);
  const [seen, setSeen] = useState<TakeBackPreview | null>(null);
  const [lost, setLost] = useState<RefusedAct | null>(null);
  const [note, setNote] = useState('');

  async function look() {
    setLost(null);
    const answer = await guard(acts.previewTakeBack({ articleId, ...(to && { to }) }));
    if (answer.ok) setSeen(answer.value);
    else setLost(answer);
  }

  const mustExplain = (seen?.changes.length ?? 0) > 0;

  return (
    <>
      <Button
        small={small}
        className="self-start"
        onClick={() => {
          setOpen(true);
          setSeen(null);
          void look();
        }}
      >
        {to === undefined ? t('open', { number }) : t('openEarlier', { number: to })}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        wide
        title={seen ? t('title', { number: seen.to }) : t('looking')}
        description={t('text')}
        act="article.take-back"
        subject={`article:${articleId} release:${to ?? number}`}
        decidedOn={seen?.decidedOn ?? ''}
        submit={seen ? t('confirm', { number: seen.to }) : t('looking')}
        blocked={!seen}
        onLookAgain={() => void look()}
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
        <LiveNotice>{lost && say(lost)}</LiveNotice>
        {!seen && !lost && <Skeleton rows={4} />}
        {seen && (
          <>
            <p className="text-sm">
              {t('was', { number: seen.to })} <Time at={seen.releasedAt} />
            </p>
            <section
              aria-label={t('compare', { number: seen.number })}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
              tabIndex={0}
              className="max-h-[40dvh] overflow-auto rounded-md border border-line p-3"
            >
              <ReleaseChanges
                compared={seen.compared}
                language={language}
                same={t('same', { number: seen.to })}
              />
            </section>
            {mustExplain && (
              <div className="text-sm">
                <p>{t('changes')}</p>
                <ul className="list-disc ps-5">
                  {seen.changes.map(({ number, note }) => (
                    <li key={number}>{t('changed', { number, note })}</li>
                  ))}
                </ul>
              </div>
            )}
            <Field
              label={mustExplain ? t('noteNeeded') : t('note')}
              hint={mustExplain ? t('noteNeededHint') : t('noteHint')}
            >
              <TextArea
                rows={2}
                maxLength={2000}
                lang={language}
                required={mustExplain}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            </Field>
          </>
        )}
      </ConfirmDialog>
    </>
  );
}
