'use client';
import { useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import { WhenField } from '#components/staff/dateTime/WhenField.tsx';
import { Button } from '#components/ui/Button.tsx';
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx';
import type { ScheduleActs } from './releaseActs.ts';

type Props = {
  articleId: number;
  decidedOn: string;
  /** the begin that is shown; ISO */
  from: string;
  /** how many other articles move along */
  others: number;
  otherZones: string[];
  act: ScheduleActs['reschedule'];
  onDone(): void;
};

/** Puts what is scheduled to another time, content and number as they are. */
export function MoveDialog({ articleId, decidedOn, from, others, otherZones, act, onDone }: Props) {
  const t = useTranslations('release.plan');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState<Date | null>(new Date(from));
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
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={t('moveTitle')}
        description={`${t('moveText')} ${others > 0 ? t('moveOthers', { count: others }) : ''}`}
        act="article.release"
        subject={`article:${articleId}`}
        decidedOn={decidedOn}
        submit={t('moveNow')}
        send={async (confirmation) =>
          at
            ? act({ articleId, seen: from, at: at.toISOString(), confirmation })
            : { ok: false, refused: 'malformed', facts: {} }
        }
        onDone={() => {
          toast(t('moved'));
          onDone();
        }}
      >
        <WhenField label={t('moveAt')} value={at} onChange={setAt} otherZones={otherZones} />
      </ConfirmDialog>
    </>
  );
}
