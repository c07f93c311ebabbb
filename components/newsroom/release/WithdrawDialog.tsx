'use client';
import { useActionState, useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Dialog } from '#components/ui/Dialog';
import { Field } from '#components/ui/Field';
import { Notice } from '#components/ui/Notice';
import { TextArea } from '#components/ui/TextInput';
import { type Answered, useRefusal } from '../admin/useRefusal.tsx';
import { WhenField } from '../when/WhenField.tsx';
import { Choices } from './Choices.tsx';
import type { ReleaseActs } from './releaseActs.ts';

type Props = {
  articleId: number;
  language: string;
  otherZones: string[];
  act: ReleaseActs['withdraw'];
  onDone(): void;
};

/** Asks for the reason that readers will be given, and when. */
export function WithdrawDialog({ articleId, language, otherZones, act, onDone }: Props) {
  const t = useTranslations('release');
  const ui = useTranslations('ui');
  const { say, guard } = useRefusal();
  const [open, setOpen] = useState(false);
  const [because, setBecause] = useState('');
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [at, setAt] = useState<Date | null>(null);
  const [answer, submit, pending] = useActionState<Answered<void> | null>(async () => {
    const later = when === 'later';
    if (later && !at) return { ok: false, refused: 'malformed', facts: {} };
    const answer = await guard(act({ articleId, because, ...(later && at && { at: at.toISOString() }) }));
    if (answer.ok) {
      setOpen(false);
      setBecause('');
      setWhen('now');
      setAt(null);
      toast(t(later ? 'withdrawPlanned' : 'withdrawn'));
      onDone();
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
          <Choices
            legend={t('withdrawWhen')}
            value={when}
            onChange={(value) => setWhen(value as 'now' | 'later')}
            choices={[
              { value: 'now', label: t('whenNow') },
              { value: 'later', label: t('whenLater'), hint: t('withdrawLaterHint') },
            ]}
          />
          {when === 'later' && (
            <WhenField label={t('untilAt')} value={at} onChange={setAt} otherZones={otherZones} />
          )}
          <div className="flex justify-end gap-3">
            <Button onClick={() => setOpen(false)}>{ui('cancel')}</Button>
            <Button type="submit" look="press" disabled={pending}>
              {t(when === 'later' ? 'withdrawLater' : 'withdrawNow')}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
