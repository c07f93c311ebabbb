'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Field } from '#components/ui/Field';
import { Notice } from '#components/ui/Notice';
import { TextInput } from '#components/ui/TextInput';

export type Invited = { email: string; link: string; mailed: boolean };

export function InviteLink({ invited, done }: { invited: Invited; done: () => void }) {
  const t = useTranslations('admin.users');
  const [copied, setCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(invited.link).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  }

  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm">{t(invited.mailed ? 'mailed' : 'notMailed', { email: invited.email })}</p>
      <Field label={t('link')} hint={t('linkHint')}>
        <TextInput readOnly value={invited.link} onFocus={(event) => event.currentTarget.select()} />
      </Field>
      <div className="flex flex-wrap items-center justify-end gap-2">
        <Notice tone="good">{copied && t('copied')}</Notice>
        <Button onClick={copy}>{t('copy')}</Button>
        <Button look="press" onClick={done}>
          {t('done')}
        </Button>
      </div>
    </div>
  );
}
