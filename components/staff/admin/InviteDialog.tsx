'use client';
import { useTranslations } from 'use-intl';
import { CreateDialog } from '#components/staff/lists/CreateDialog.tsx';
import { Field } from '#components/ui/Field.tsx';
import { Select } from '#components/ui/Select.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import { InviteLink, type ShownInvitation } from './InviteLink.tsx';

type Props = { inviteUser(order: unknown): Promise<ActAnswer<ShownInvitation>> };

/** Asks whom to invite; afterwards shows the link, once. */
export function InviteDialog({ inviteUser }: Props) {
  const t = useTranslations('admin.users');
  const roles = useTranslations('newsroom.roles');
  return (
    <CreateDialog
      words={{ open: t('invite'), title: t('inviteTitle'), made: t('invited'), make: t('makeLink') }}
      make={{
        act: 'user.invite',
        decidedOn: null,
        send: (confirmation, form) => inviteUser({ ...Object.fromEntries(form), confirmation }),
      }}
      fields={(wrong) => (
        <>
          <Field label={t('name')} error={wrong('name') ? t('wrong.name') : undefined}>
            <TextInput name="name" required maxLength={100} autoComplete="off" />
          </Field>
          <Field label={t('email')} error={wrong('email') ? t('wrong.email') : undefined}>
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
        </>
      )}
      shown={(invited, done) => <InviteLink invited={invited} done={done} />}
    />
  );
}
