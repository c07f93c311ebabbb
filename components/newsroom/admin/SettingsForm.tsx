'use client';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Notice } from '#components/ui/Notice';
import { useHydrated } from '../useHydrated.ts';
import { type Answered, useRefusal } from './useRefusal.tsx';

type Props = {
  title: string;
  /** what the button says */
  save: string;
  act(form: FormData): Promise<Answered<void>>;
  /** @param wrong whether a field was refused, or a part of it (`names.en` of `names`), or what it is a part of */
  children(wrong: (name: string) => boolean): ReactNode;
};

/** Some of the paper's settings, saved together. What was typed stays when it is refused. */
export function SettingsForm({ title, save, act, children }: Props) {
  const t = useTranslations('admin.settings');
  const refusal = useRefusal();
  const ready = useHydrated();
  const id = useId();
  const [pending, setPending] = useState(false);
  const [answered, setAnswered] = useState<Answered<void> | null>(null);
  const fields = answered && !answered.ok ? (answered.fields ?? []) : [];
  const wrong = (name: string) =>
    fields.some((field) => field === name || field.startsWith(`${name}.`) || name.startsWith(`${field}.`));

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setPending(true);
    setAnswered(null);
    setAnswered(await refusal.guard(act(form)));
    setPending(false);
  }

  return (
    <form method="post" onSubmit={send} className="flex flex-col gap-4" aria-labelledby={id}>
      <h2 id={id} className="font-serif text-xl font-semibold">
        {title}
      </h2>
      {children(wrong)}
      <div>
        <div className="[&>div>div]:mb-3">
          <Notice>{answered && !answered.ok && fields.length === 0 && refusal.say(answered)}</Notice>
          <Notice tone="good">{answered?.ok && t('saved')}</Notice>
        </div>
        <Button type="submit" look="press" disabled={pending || !ready}>
          {save}
        </Button>
      </div>
    </form>
  );
}
