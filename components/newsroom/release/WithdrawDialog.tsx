'use client';
import { useRouter } from 'next/navigation';
import { useActionState, useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Dialog } from '#components/ui/Dialog';
import { Field } from '#components/ui/Field';
import { Notice } from '#components/ui/Notice';
import { TextArea } from '#components/ui/TextInput';
import { type Answered, useRefusal } from '../admin/useRefusal.tsx';
import type { ReleaseActs } from './releaseActs.ts';

type Props = { articleId: number; language: string; act: ReleaseActs['withdraw'] };

/** Asks for the reason that readers will be given. */
export function WithdrawDialog({ articleId, language, act }: Props) {
  const t = useTranslations('release');
  const ui = useTranslations('ui');
  const router = useRouter();
  const { say, guard } = useRefusal();
  const [open, setOpen] = useState(false);
  const [because, setBecause] = useState('');
  const [answer, submit, pending] = useActionState<Answered<void> | null>(async () => {
    const answer = await guard(act({ articleId, because }));
    if (answer.ok) {
      setOpen(false);
      setBecause('');
      toast(t('withdrawn'));
      router.refresh();
    }
    return answer;
  }, null);

  return (
    <>
      <Button look="danger" className="self-start" onClick={() => setOpen(true)}>
        {t('withdraw')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('withdrawTitle')} description={t('withdrawText')}>
        <form action={submit} className="flex flex-col gap-4">
          <Notice>{answer && !answer.ok && !pending && say(answer)}</Notice>
          <Field label={t('because')} hint={t('becauseHint')}>
            <TextArea
              rows={3}
              required
              maxLength={2000}
              lang={language}
              value={because}
              onChange={(event) => setBecause(event.target.value)}
            />
          </Field>
          <div className="flex justify-end gap-3">
            <Button onClick={() => setOpen(false)}>{ui('cancel')}</Button>
            <Button type="submit" look="press" disabled={pending}>
              {t('withdrawNow')}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
