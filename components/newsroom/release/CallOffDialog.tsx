'use client';
import { useActionState, useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Dialog } from '#components/ui/Dialog';
import { Notice } from '#components/ui/Notice';
import { type Answered, useRefusal } from '../admin/useRefusal.tsx';
import type { ScheduleActs } from './releaseActs.ts';

type Props = {
  articleId: number;
  /** how many other articles were to be released with it */
  others: number;
  act: ScheduleActs['callOff'];
  onDone(): void;
};

/** Asks before an order is called off: it can't be brought back, only given again. */
export function CallOffDialog({ articleId, others, act, onDone }: Props) {
  const t = useTranslations('release.plan');
  const { say, guard } = useRefusal();
  const [open, setOpen] = useState(false);
  const [answer, submit, pending] = useActionState<Answered<void> | null>(async () => {
    const answer = await guard(act({ articleId }));
    if (answer.ok) {
      setOpen(false);
      toast(t('calledOff'));
      onDone();
    }
    return answer;
  }, null);
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {t('callOff')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('callOffTitle')}
        description={`${t('callOffText')} ${others > 0 ? t('callOffOthers', { count: others }) : ''}`}
      >
        <form action={submit} className="flex flex-col gap-4">
          <Notice>{answer && !answer.ok && !pending && say(answer)}</Notice>
          <div className="flex justify-end gap-3">
            <Button onClick={() => setOpen(false)}>{t('leave')}</Button>
            <Button type="submit" look="press" disabled={pending}>
              {t('callOffNow')}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
