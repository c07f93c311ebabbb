'use client';
import { useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx';
import type { ScheduleActs } from './releaseActs.ts';

type Props = {
  articleId: number;
  decidedOn: string;
  /** how many other articles were to be released with it */
  others: number;
  act: ScheduleActs['cancel'];
  onDone(): void;
};

/** Asks before an order is called off: it can't be brought back, only given again. */
export function UnscheduleDialog({ articleId, decidedOn, others, act, onDone }: Props) {
  const t = useTranslations('release.plan');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {t('callOff')}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={t('callOffTitle')}
        description={`${t('callOffText')} ${others > 0 ? t('callOffOthers', { count: others }) : ''}`}
        act="article.release"
        subject={`article:${articleId}`}
        decidedOn={decidedOn}
        submit={t('callOffNow')}
        cancel={t('leave')}
        send={(confirmation) => act({ articleId, confirmation })}
        onDone={() => {
          toast(t('calledOff'));
          onDone();
        }}
      />
    </>
  );
}
