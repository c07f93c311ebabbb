'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Body } from '#body/body';
import { Button } from '#components/ui/Button';
import { Field } from '#components/ui/Field';
import { languages } from '#components/ui/languages';
import { Notice } from '#components/ui/Notice';
import { TextInput } from '#components/ui/TextInput';
import type { AboutPageRow } from '#editorial/about/listing';
import { useHydrated } from '../useHydrated.ts';
import { AboutTextFields } from './AboutTextFields.tsx';
import { RemoveAboutPage } from './RemoveAboutPage.tsx';
import { type Answered, useRefusal } from './useRefusal.tsx';

export type AboutActs = {
  add(order: unknown): Promise<Answered<{ id: number }>>;
  write(order: unknown): Promise<Answered<{ version: number }>>;
  remove(order: unknown): Promise<Answered<void>>;
  preview(order: unknown): Promise<Answered<Body>>;
};

/** A page about the paper, in every language; a language without a title is one that the page does not speak. */
export function AboutPageForm({ page, acts }: { page: AboutPageRow | null; acts: AboutActs }) {
  const t = useTranslations('admin.pages');
  const refusal = useRefusal();
  const router = useRouter();
  const ready = useHydrated();
  const [version, setVersion] = useState(page?.version ?? 0);
  const [pending, setPending] = useState(false);
  const [answered, setAnswered] = useState<Answered<unknown> | null>(null);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const texts = Object.fromEntries(
      languages.map((name) => [
        name,
        { title: String(form.get(`title.${name}`)), text: String(form.get(`text.${name}`)) },
      ]),
    );
    setPending(true);
    setAnswered(null);
    if (page) {
      const written = await refusal.guard(acts.write({ id: page.id, version, texts }));
      if (written.ok) setVersion(written.value.version);
      setAnswered(written);
    } else {
      const made = await refusal.guard(acts.add({ path: form.get('path'), texts }));
      if (made.ok) return router.push(`/admin/pages/${made.value.id}`);
      setAnswered(made);
    }
    setPending(false);
  }

  const fields = answered && !answered.ok ? (answered.fields ?? []) : [];
  return (
    <form method="post" onSubmit={send} className="flex flex-col gap-6">
      {!page && (
        <Field
          label={t('address')}
          hint={t('addressHint')}
          error={fields.includes('path') ? t('addressWrong') : undefined}
        >
          <TextInput name="path" required maxLength={80} spellCheck={false} autoComplete="off" />
        </Field>
      )}
      {languages.map((name) => (
        <AboutTextFields key={name} language={name} said={page?.texts[name]} preview={acts.preview} />
      ))}
      <Notice>
        {answered &&
          !answered.ok &&
          (fields.includes('texts')
            ? t('titleMissing')
            : fields.includes('path')
              ? ''
              : refusal.say(answered))}
      </Notice>
      <Notice tone="good">{answered?.ok && t('saved')}</Notice>
      <div className="flex flex-wrap justify-between gap-3">
        <Button type="submit" look="press" disabled={pending || !ready}>
          {t('save')}
        </Button>
        {page && <RemoveAboutPage page={{ ...page, version }} remove={acts.remove} />}
      </div>
    </form>
  );
}
