'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Dialog } from '#components/ui/Dialog';
import { Notice } from '#components/ui/Notice';
import { type Answered, type Refused, useRefusal } from './useRefusal.tsx';

type Props = {
  page: { id: number; path: string; version: number };
  remove(order: unknown): Promise<Answered<void>>;
};

/** Asks by name before a page is taken from the readers. */
export function RemoveAboutPage({ page: { id, path, version }, remove }: Props) {
  const t = useTranslations('admin.pages');
  const ui = useTranslations('ui');
  const refusal = useRefusal();
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);

  async function confirm() {
    setPending(true);
    const answered = await refusal.guard(remove({ id, version }));
    setPending(false);
    if (answered && !answered.ok) setRefused(answered);
  }

  return (
    <>
      <Button look="danger" onClick={() => setOpen(true)}>
        {t('remove')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('removeTitle', { path })}
        description={t('removeText')}
      >
        <Notice>{refused && refusal.say(refused)}</Notice>
        <div className="flex justify-end gap-2">
          <Button onClick={() => setOpen(false)}>{ui('cancel')}</Button>
          <Button look="danger" disabled={pending} onClick={confirm}>
            {t('removeNow')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
