'use client';
import { useActionState, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Field } from '#components/ui/Field';
import { Notice } from '#components/ui/Notice';
import { Select } from '#components/ui/Select';
import { TextInput } from '#components/ui/TextInput';
import type { Shared } from '#editorial/sharing/sharing';
import { type Answered, useRefusal } from '../admin/useRefusal.tsx';
import { useSharing } from './Sharing.tsx';

const usual = ['1', '3', '7'] as const;

/** Asks for whom and for how long; afterwards shows the link, once. */
export function ShareForm({ articleId, onMade }: { articleId: number; onMade(): void }) {
  const t = useTranslations('share');
  const { acts } = useSharing();
  const { say, guard } = useRefusal();
  const [lasts, setLasts] = useState('3');
  const form = useRef<HTMLFormElement>(null);
  const [answered, submit, pending] = useActionState<Answered<Shared> | null, FormData>(async (_, given) => {
    const recipient = String(given.get('recipient'));
    const days = Number(given.get('days') ?? lasts);
    const answer = await guard(acts.create({ articleId, recipient, days }));
    if (answer.ok) {
      form.current?.reset();
      onMade();
    } else {
      const field = form.current?.elements.namedItem('recipient');
      // React empties a form once its action has run: what was refused is kept.
      if (field instanceof HTMLInputElement) field.defaultValue = recipient;
    }
    return answer;
  }, null);

  return (
    <form ref={form} action={submit} className="flex flex-col gap-4">
      <Notice>{answered && !answered.ok && !pending && say(answered)}</Notice>
      <Field label={t('recipient')} hint={t('recipientHint')}>
        <TextInput name="recipient" required maxLength={120} autoComplete="off" />
      </Field>
      <div className="flex flex-wrap items-start gap-3">
        <Field label={t('lasts')}>
          <Select className="min-w-40" value={lasts} onChange={({ target }) => setLasts(target.value)}>
            {usual.map((days) => (
              <option key={days} value={days}>
                {t('days', { count: Number(days) })}
              </option>
            ))}
            <option value="other">{t('other')}</option>
          </Select>
        </Field>
        {lasts === 'other' && (
          <Field label={t('howMany')}>
            <TextInput
              name="days"
              type="number"
              min={1}
              max={30}
              required
              defaultValue={14}
              className="max-w-28"
            />
          </Field>
        )}
        <Button type="submit" look="press" disabled={pending} className="mt-6.5">
          {t('make')}
        </Button>
      </div>
      {answered?.ok && <Link key={answered.value.id} shared={answered.value} />}
    </form>
  );
}

function Link({ shared }: { shared: Shared }) {
  const t = useTranslations('share');
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(shared.link).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className="flex flex-col gap-3 border-l-4 border-good bg-good-wash px-3 py-3">
      <Field label={t('linkFor', { recipient: shared.recipient })} hint={t('linkHint')}>
        <TextInput readOnly autoFocus value={shared.link} onFocus={({ target }) => target.select()} />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={copy}>{t('copy')}</Button>
        <Notice tone="good">{copied !== null && t(copied ? 'copied' : 'notCopied')}</Notice>
      </div>
    </div>
  );
}
