'use client';
import { useTranslations } from 'use-intl';
import { Field } from '#components/ui/Field.tsx';
import { FormDialog } from '#components/ui/FormDialog.tsx';
import { SelectField } from '#components/ui/SelectField.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import { InviteLink, type ShownInvitation } from './InviteLink.tsx';

type Props = { inviteUser(order: unknown): Promise<ActAnswer<ShownInvitation>> };

/** Asks whom to invite; afterwards shows the link, once. */
export function InviteDialog({ inviteUser }: Props) {
  const t = useTranslations('admin.users');
  const roles = useTranslations('newsroom.roles');
  return (
    <FormDialog
      button={{ children: t('invite'), look: 'press' }}
      title={t('inviteTitle')}
      doneTitle={t('invited')}
      act="user.invite"
      subject={null}
      decidedOn={null}
      submit={t('makeLink')}
      isSaidByField={({ fields }) => Boolean(fields?.length)}
      send={(confirmation, form) => inviteUser({ ...Object.fromEntries(form), confirmation })}
      result={(invited, done) => <InviteLink invited={invited} done={done} />}
    >
      {({ isWrong }) => (
        <>
          <Field label={t('name')} error={isWrong('name') ? t('wrong.name') : undefined}>
            <TextInput name="name" required maxLength={100} autoComplete="off" />
          </Field>
          <Field label={t('email')} error={isWrong('email') ? t('wrong.email') : undefined}>
            <TextInput name="email" type="email" required maxLength={254} autoComplete="off" />
          </Field>
          <SelectField
            label={t('role')}
            hint={t('roleHint')}
            name="role"
            defaultValue="writer"
            options={(['writer', 'editor', 'admin'] as const).map((role) => [role, roles(role)])}
          />
        </>
      )}
    </FormDialog>
  );
}
