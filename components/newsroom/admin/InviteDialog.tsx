'use client';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Dialog } from '#components/ui/Dialog';
import { Field } from '#components/ui/Field';
import { Notice } from '#components/ui/Notice';
import { Select } from '#components/ui/Select';
import { TextInput } from '#components/ui/TextInput';
import { useHydrated } from '../useHydrated.ts';
import { type Invited, InviteLink } from './InviteLink.tsx';
import { type Answered, useRefusal } from './useRefusal.tsx';

type Props = { inviteUser(order: unknown): Promise<Answered<Invited>> };

/** Asks whom to invite; afterwards shows the link, once. */
export function InviteDialog({ inviteUser }: Props) {
  const t = useTranslations('admin.users');
  const ui = useTranslations('ui');
  const roles = useTranslations('newsroom.roles');
  const refusal = useRefusal();
  const ready = useHydrated();
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [answered, setAnswered] = useState<Answered<Invited> | null>(null);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setPending(true);
    setAnswered(null);
    setAnswered(await refusal.guard(inviteUser(Object.fromEntries(new FormData(event.currentTarget)))));
    setPending(false);
  }

  function turn(next: boolean) {
    setOpen(next);
    if (next) setAnswered(null);
  }

  const wrong = (name: string) =>
    answered && !answered.ok && answered.fields?.includes(name) ? t(`wrong.${name}`) : undefined;

  return (
    <>
      <Button look="press" disabled={!ready} onClick={() => turn(true)}>
        {t('invite')}
      </Button>
      <Dialog open={open} onOpenChange={turn} title={answered?.ok ? t('invited') : t('inviteTitle')}>
        {answered?.ok ? (
          <InviteLink invited={answered.value} done={() => turn(false)} />
        ) : (
          <form onSubmit={send} className="flex flex-col gap-4">
            <Notice>{answered && !answered.ok && !answered.fields?.length && refusal.say(answered)}</Notice>
            <Field label={t('name')} error={wrong('name')}>
              <TextInput name="name" required maxLength={100} autoComplete="off" />
            </Field>
            <Field label={t('email')} error={wrong('email')}>
              <TextInput name="email" type="email" required maxLength={254} autoComplete="off" />
            </Field>
            <Field label={t('role')} hint={t('roleHint')}>
              <Select name="role" defaultValue="writer">
                {(['writer', 'editor', 'admin'] as const).map((role) => (
                  <option key={role} value={role}>
                    {roles(role)}
                  </option>
                ))}
              </Select>
            </Field>
            <div className="flex justify-end gap-2">
              <Button onClick={() => turn(false)}>{ui('cancel')}</Button>
              <Button type="submit" look="press" disabled={pending}>
                {t('makeLink')}
              </Button>
            </div>
          </form>
        )}
      </Dialog>
    </>
  );
}
