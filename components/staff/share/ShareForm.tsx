'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ActForm } from '#components/ui/ActForm.tsx';
import { Button } from '#components/ui/Button.tsx';
import { copyText } from '#components/ui/copyText.ts';
import { InputField } from '#components/ui/InputField.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { SelectField } from '#components/ui/SelectField.tsx';
import type { Shared } from '#editorial/sharing/shareLinks.ts';
import { useSharing } from './ShareDialogs.tsx';

const usualDays = ['1', '3', '7'] as const;

/** Creates a link for a recipient and a number of days, and shows it once. */
export function ShareForm({ articleId, onMade }: { articleId: number; onMade(): void }) {
  const t = useTranslations('share');
  const { acts } = useSharing();
  const [period, setPeriod] = useState('3');
  const [recipient, setRecipient] = useState('');
  const [days, setDays] = useState('14');

  return (
    <ActForm
      act="share.create"
      subject={`article:${articleId}`}
      decidedOn={null}
      submit={t('make')}
      send={(confirmation) =>
        acts.create({ articleId, recipient, days: Number(period === 'other' ? days : period), confirmation })
      }
      onDone={onMade}
      result={(shared, reopen) => (
        <SharedLink
          shared={shared}
          again={() => {
            setRecipient('');
            reopen();
          }}
        />
      )}
    >
      <InputField
        label={t('recipient')}
        hint={t('recipientHint')}
        required
        maxLength={120}
        autoComplete="off"
        value={recipient}
        onText={setRecipient}
      />
      <div className="flex flex-wrap items-start gap-3">
        <SelectField
          label={t('lasts')}
          className="min-w-40"
          value={period}
          onValue={setPeriod}
          options={[
            ...usualDays.map((days) => [days, t('days', { count: Number(days) })] as const),
            ['other', t('other')],
          ]}
        />
        {period === 'other' && (
          <InputField
            label={t('howMany')}
            type="number"
            min={1}
            max={30}
            required
            value={days}
            onText={setDays}
            className="max-w-28"
          />
        )}
      </div>
    </ActForm>
  );
}

function SharedLink({ shared, again }: { shared: Shared; again(): void }) {
  const t = useTranslations('share');
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <div className="flex flex-col gap-3 border-l-4 border-good bg-good-wash px-3 py-3">
      <InputField
        label={t('linkFor', { recipient: shared.recipient })}
        hint={t('linkHint')}
        readOnly
        autoFocus
        value={shared.link}
        onFocus={({ target }) => target.select()}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={async () => setCopied(await copyText(shared.link))}>{t('copy')}</Button>
        <Button onClick={again}>{t('another')}</Button>
        <LiveNotice tone="good">{copied !== null && t(copied ? 'copied' : 'notCopied')}</LiveNotice>
      </div>
    </div>
  );
}
