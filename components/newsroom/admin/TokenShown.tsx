'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Field } from '#components/ui/Field';
import { Notice } from '#components/ui/Notice';
import { TextInput } from '#components/ui/TextInput';

export type MadeToken = { name: string; token: string };

export function TokenShown({ made, done }: { made: MadeToken; done: () => void }) {
  const t = useTranslations('admin.tokens');
  const [copied, setCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(made.token).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  }

  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm">{t('madeText', { name: made.name })}</p>
      <Field label={t('token')}>
        <TextInput
          readOnly
          spellCheck={false}
          className="font-mono"
          value={made.token}
          onFocus={(event) => event.currentTarget.select()}
        />
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
