'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DateTimeField } from '#components/staff/dateTime/DateTimeField.tsx';
import { FormDialog } from '#components/ui/FormDialog.tsx';
import { TextAreaField } from '#components/ui/InputField.tsx';
import { toast } from '#components/ui/toast.ts';
import { Choices } from './Choices.tsx';
import type { ReleaseActs } from './releaseActs.ts';

type Props = {
  articleId: number;
  decidedOn: string;
  language: string;
  act: ReleaseActs['withdraw'];
  onDone(): void;
};

/** Withdraws an article now or at a time, with a reason that readers see. */
export function WithdrawDialog({ articleId, decidedOn, language, act, onDone }: Props) {
  const t = useTranslations('release');
  const [because, setBecause] = useState('');
  const [when, setWhen] = useState('now');
  const [at, setAt] = useState<Date | null>(null);
  const isLater = when === 'later';
  return (
    <FormDialog
      button={{ children: t('withdraw'), look: 'danger', className: 'self-start' }}
      title={t('withdrawTitle')}
      description={t('withdrawText')}
      act="article.withdraw"
      subject={`article:${articleId}`}
      decidedOn={decidedOn}
      submit={t(isLater ? 'withdrawLater' : 'withdrawNow')}
      send={async (confirmation) =>
        isLater && !at
          ? { ok: false, refused: 'malformed', facts: {} }
          : act({ articleId, because, ...(isLater && at && { at: at.toISOString() }), confirmation })
      }
      onDone={() => {
        setBecause('');
        setWhen('now');
        setAt(null);
        toast(t(isLater ? 'withdrawPlanned' : 'withdrawn'));
        onDone();
      }}
    >
      <TextAreaField
        label={t('because')}
        hint={t('becauseHint')}
        rows={3}
        required
        maxLength={2000}
        lang={language}
        value={because}
        onText={setBecause}
      />
      <Choices
        legend={t('withdrawWhen')}
        value={when}
        onChange={setWhen}
        choices={[
          { value: 'now', label: t('whenNow') },
          { value: 'later', label: t('whenLater'), hint: t('withdrawLaterHint') },
        ]}
      />
      {isLater && <DateTimeField label={t('untilAt')} value={at} onChange={setAt} />}
    </FormDialog>
  );
}
