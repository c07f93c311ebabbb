'use client';
import { useRouter } from 'next/navigation';
import { useActionState, useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Field } from '#components/ui/Field';
import { Notice } from '#components/ui/Notice';
import { TextArea } from '#components/ui/TextInput';
import type { FrontFinding } from '#editorial/front/judging';
import { type Answered, useRefusal } from '../admin/useRefusal.tsx';
import { Choices } from '../release/Choices.tsx';
import { WhenField } from '../when/WhenField.tsx';
import type { FrontActs } from './frontActs.ts';

type Props = {
  frontId: number;
  version: number;
  /** nothing waits to be saved */
  saved: boolean;
  findings: FrontFinding[];
  /** there is something that readers would see change */
  differs: boolean;
  otherZones: string[];
  act: FrontActs['release'];
};

/** When, why, and the one button. */
export function FrontReleaseForm({ frontId, version, saved, findings, differs, otherZones, act }: Props) {
  const t = useTranslations('front');
  const router = useRouter();
  const { say, guard } = useRefusal();
  const [when, setWhen] = useState('now');
  const [at, setAt] = useState<Date | null>(null);
  const [note, setNote] = useState('');
  const later = when === 'later';
  const blocked = findings.some(({ gravity }) => gravity === 'blocks');

  const [answer, submit, pending] = useActionState<Answered<unknown> | null>(async () => {
    if (later && !at) return null;
    const answer = await guard(act({ frontId, version, note, ...(later && at && { at: at.toISOString() }) }));
    if (answer.ok) {
      toast(t(later ? 'scheduledFor' : 'released', { number: answer.value.number }));
      setNote('');
      setWhen('now');
      router.refresh();
    }
    return answer;
  }, null);
  const refused = answer && !answer.ok && !pending ? answer : null;

  return (
    <form action={submit} className="flex flex-col gap-4">
      <Choices
        legend={t('when')}
        value={when}
        onChange={setWhen}
        choices={[
          { value: 'now', label: t('whenNow') },
          { value: 'later', label: t('whenLater'), hint: t('whenLaterHint') },
        ]}
      />
      {later && <WhenField label={t('at')} value={at} onChange={setAt} otherZones={otherZones} />}
      <Field label={t('note')} hint={t('noteHint')}>
        <TextArea rows={2} maxLength={2000} value={note} onChange={({ target }) => setNote(target.value)} />
      </Field>
      <Notice>{refused && say(refused)}</Notice>
      <Button
        type="submit"
        look="press"
        className="min-h-12 text-base!"
        disabled={pending || blocked || !saved || (!differs && !later)}
        aria-describedby={saved ? undefined : 'wait-saving'}
      >
        {pending ? t('releasing') : t(later ? 'schedule' : 'releaseNow')}
      </Button>
      {!saved && (
        <p id="wait-saving" className="text-sm text-quiet">
          {t('waitSaving')}
        </p>
      )}
    </form>
  );
}
