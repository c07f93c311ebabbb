'use client';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Dialog } from '#components/ui/Dialog';
import { Field } from '#components/ui/Field';
import { Notice } from '#components/ui/Notice';
import { TextInput } from '#components/ui/TextInput';
import { type Answered, useRefusal } from '../admin/useRefusal.tsx';
import { useHydrated } from '../useHydrated.ts';

type Added = { name: string; secret: string };
type Props = { add(order: unknown): Promise<Answered<Added>> };

/** Asks for a name and an address; afterwards shows the secret, once. */
export function WebhookDialog({ add }: Props) {
  const t = useTranslations('effects.webhooks');
  const ui = useTranslations('ui');
  const refusal = useRefusal();
  const ready = useHydrated();
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [answered, setAnswered] = useState<Answered<Added> | null>(null);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setPending(true);
    setAnswered(null);
    setAnswered(await refusal.guard(add(Object.fromEntries(new FormData(event.currentTarget)))));
    setPending(false);
  }

  function turn(next: boolean) {
    setOpen(next);
    if (next) setAnswered(null);
  }

  const wrong = (name: string) =>
    answered && !answered.ok && answered.fields?.includes(name) ? t(`wrong.${name}`) : undefined;
  const unfit = answered && !answered.ok && answered.refused === 'address-unfit' && refusal.say(answered);

  return (
    <>
      <Button look="press" disabled={!ready} onClick={() => turn(true)}>
        {t('add')}
      </Button>
      <Dialog open={open} onOpenChange={turn} title={t(answered?.ok ? 'added' : 'addTitle')}>
        {answered?.ok ? (
          <Secret added={answered.value} done={() => turn(false)} />
        ) : (
          <form onSubmit={send} className="flex flex-col gap-4">
            <Notice>
              {answered && !answered.ok && !answered.fields?.length && !unfit && refusal.say(answered)}
            </Notice>
            <Field label={t('name')} error={wrong('name')}>
              <TextInput name="name" required maxLength={100} autoComplete="off" />
            </Field>
            <Field label={t('address')} hint={t('addressHint')} error={unfit || wrong('url')}>
              <TextInput name="url" type="url" required maxLength={2000} autoComplete="off" inputMode="url" />
            </Field>
            <div className="flex justify-end gap-2">
              <Button onClick={() => turn(false)}>{ui('cancel')}</Button>
              <Button type="submit" look="press" disabled={pending}>
                {t('add')}
              </Button>
            </div>
          </form>
        )}
      </Dialog>
    </>
  );
}

function Secret({ added, done }: { added: Added; done(): void }) {
  const t = useTranslations('effects.webhooks');
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(added.secret).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm">{t('addedText', { name: added.name })}</p>
      <Field label={t('secret')} hint={t('secretHint')}>
        <TextInput readOnly value={added.secret} onFocus={(event) => event.currentTarget.select()} />
      </Field>
      <div className="flex flex-wrap items-center justify-end gap-2">
        <Notice tone="good">{copied && t('copied')}</Notice>
        <Button onClick={copy}>{t('copy')}</Button>
        <Button look="press" onClick={done}>
          {t('kept')}
        </Button>
      </div>
    </div>
  );
}
