'use client';
import { useActionState, useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Dialog } from '#components/ui/Dialog';
import { Notice } from '#components/ui/Notice';
import { type Answered, useRefusal } from '../admin/useRefusal.tsx';
import { WhenField } from '../when/WhenField.tsx';
import type { ScheduleActs } from './releaseActs.ts';

type Props = {
  articleId: number;
  /** the begin that is shown; ISO */
  from: string;
  /** how many other articles move along */
  others: number;
  otherZones: string[];
  act: ScheduleActs['reschedule'];
  onDone(): void;
};

/** Puts what is scheduled to another time, content and number as they are. */
export function MoveDialog({ articleId, from, others, otherZones, act, onDone }: Props) {
  const t = useTranslations('release.plan');
  const ui = useTranslations('ui');
  const { say, guard } = useRefusal();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState<Date | null>(new Date(from));
  const [answer, submit, pending] = useActionState<Answered<void> | null>(async () => {
    if (!at) return { ok: false, refused: 'malformed', facts: {} };
    const answer = await guard(act({ articleId, seen: from, at: at.toISOString() }));
    if (answer.ok) {
      setOpen(false);
      toast(t('moved'));
      onDone();
    }
    return answer;
  }, null);
  return (
    <>
      <Button
        small
        onClick={() => {
          setAt(new Date(from));
          setOpen(true);
        }}
      >
        {t('move')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('moveTitle')}
        description={`${t('moveText')} ${others > 0 ? t('moveOthers', { count: others }) : ''}`}
      >
        <form action={submit} className="flex flex-col gap-4">
          <Notice>{answer && !answer.ok && !pending && say(answer)}</Notice>
          <WhenField label={t('moveAt')} value={at} onChange={setAt} otherZones={otherZones} />
          <div className="flex justify-end gap-3">
            <Button onClick={() => setOpen(false)}>{ui('cancel')}</Button>
            <Button type="submit" look="press" disabled={pending}>
              {t('moveNow')}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
