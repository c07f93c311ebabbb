'use client';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Dialog } from '#components/ui/Dialog';
import { Field } from '#components/ui/Field';
import { languages } from '#components/ui/languages';
import { Notice } from '#components/ui/Notice';
import { TextInput } from '#components/ui/TextInput';
import type { Settings } from '#editorial/paper/settings';
import { type Answered, type Refused, useRefusal } from './useRefusal.tsx';

type Props = {
  /** null: a new one */
  section: Settings['sections'][number] | null;
  act(order: unknown): Promise<Answered<unknown>>;
  close(said?: string): void;
};

const asAddress = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '');

/** A section's names in every language, and for a new one its address, suggested by the English name. */
export function SectionDialog({ section, act, close }: Props) {
  const t = useTranslations('admin.settings');
  const ui = useTranslations('ui');
  const refusal = useRefusal();
  const [slug, setSlug] = useState('');
  const [touched, setTouched] = useState(false);
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const wrong = (start: string) => refused?.fields?.some((field) => field.startsWith(start));

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const names = Object.fromEntries(languages.map((name) => [name, String(form.get(name))]));
    setPending(true);
    const answered = await refusal.guard(act(section ? { sectionId: section.id, names } : { names, slug }));
    setPending(false);
    if (answered.ok)
      close(t(section ? 'renamed' : 'added', { name: Object.values(names).find(Boolean) ?? '' }));
    else setRefused(answered);
  }

  return (
    <Dialog open onOpenChange={() => close()} title={t(section ? 'rename' : 'addTitle')}>
      <form onSubmit={send} className="flex flex-col gap-4">
        <Notice>{refused && !refused.fields?.length && refusal.say(refused)}</Notice>
        <Field label={t('english')} error={wrong('names') ? t('namesWrong') : undefined}>
          <TextInput
            name="en"
            lang="en"
            maxLength={60}
            defaultValue={section?.names.en}
            onChange={({ target }) => touched || setSlug(asAddress(target.value))}
          />
        </Field>
        <Field label={t('chinese')}>
          <TextInput name="zh-CN" lang="zh-CN" maxLength={60} defaultValue={section?.names['zh-CN']} />
        </Field>
        <Field label={t('arabic')}>
          <TextInput name="ar" lang="ar" dir="rtl" maxLength={60} defaultValue={section?.names.ar} />
        </Field>
        {!section && (
          <Field
            label={t('address')}
            hint={t('addressHint')}
            error={wrong('slug') ? t('addressWrong') : undefined}
          >
            <TextInput
              required
              maxLength={60}
              value={slug}
              onChange={({ target }) => {
                setTouched(true);
                setSlug(target.value);
              }}
            />
          </Field>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={() => close()}>{ui('cancel')}</Button>
          <Button type="submit" look="press" disabled={pending}>
            {section ? ui('save') : t('add')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
