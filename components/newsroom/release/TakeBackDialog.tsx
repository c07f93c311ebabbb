'use client';
import { useActionState, useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Dialog } from '#components/ui/Dialog';
import { Field } from '#components/ui/Field';
import { Notice } from '#components/ui/Notice';
import { Skeleton } from '#components/ui/Skeleton';
import { TextArea } from '#components/ui/TextInput';
import { Time } from '#components/ui/Time';
import type { LookedBack } from '#editorial/article/lookingBack';
import { type Answered, type Refused, useRefusal } from '../admin/useRefusal.tsx';
import { Changes } from './Changes.tsx';
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
  const ui = useTranslations('ui');
  const { say, guard } = useRefusal();
  const [open, setOpen] = useState(false);
  const [seen, setSeen] = useState<LookedBack | null>(null);
  const [lost, setLost] = useState<Refused | null>(null);
  const [note, setNote] = useState('');

  async function look() {
    setOpen(true);
    setSeen(null);
    setLost(null);
    const answer = await guard(acts.lookBack({ articleId, ...(to && { to }) }));
    if (answer.ok) setSeen(answer.value);
    else setLost(answer);
  }

  const [answer, submit, pending] = useActionState<Answered<unknown> | null>(async () => {
    if (!seen) return null;
    const order = { articleId, number: seen.number, to: seen.to, readerNote: note };
    const answer = await guard(acts.takeBack(order));
    if (answer.ok) {
      setOpen(false);
      setNote('');
      toast(t('done', { number: seen.to, now: seen.number + 1 }));
      onDone();
    }
    return answer;
  }, null);
  const refused = lost ?? (answer && !answer.ok && !pending ? answer : null);

  return (
    <>
      <Button small={small} className="self-start" onClick={look}>
        {to === undefined ? t('open', { number }) : t('openEarlier', { number: to })}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        wide
        title={seen ? t('title', { number: seen.to }) : t('looking')}
        description={t('text')}
      >
        <form action={submit} className="flex flex-col gap-4">
          <Notice>{refused && say(refused)}</Notice>
          {!seen && !refused && <Skeleton rows={4} />}
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
                <Changes compared={seen.compared} language={language} same={t('same', { number: seen.to })} />
              </section>
              <Field label={t('note')} hint={t('noteHint')}>
                <TextArea
                  rows={2}
                  maxLength={2000}
                  lang={language}
                  value={note}
                  onChange={(event) => setNote(event.target.value)}
                />
              </Field>
            </>
          )}
          <div className="flex justify-end gap-3">
            <Button onClick={() => setOpen(false)}>{ui('cancel')}</Button>
            <Button type="submit" look="press" disabled={!seen || pending}>
              {seen ? t('confirm', { number: seen.to }) : t('looking')}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
