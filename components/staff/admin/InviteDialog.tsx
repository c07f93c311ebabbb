'use client';
import { useTranslations } from 'use-intl';
import { Field } from '#components/ui/Field.tsx';
import { FormDialog } from '#components/ui/FormDialog.tsx';
import { SelectField } from '#components/ui/SelectField.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';
import type { ServerAct } from '#components/ui/useRefusal.ts';
import { ShownOnce } from './ShownOnce.tsx';

export type ShownInvitation = { email: string; link: string; mailed: boolean };

/** Asks whom to invite; afterwards shows the link, once. */
export function InviteDialog({ inviteUser }: { inviteUser: ServerAct<ShownInvitation> }) {
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
      result={(invited, close) => <InviteLink invited={invited} onClose={close} />}
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

/** The link of an invitation. The server stores only the link's hash, so the link is shown once. */
export function InviteLink({ invited, onClose }: { invited: ShownInvitation; onClose(): void }) {
  const t = useTranslations('admin.users');
  return (
    <ShownOnce
      text={t(invited.mailed ? 'mailed' : 'notMailed', { email: invited.email })}
      label={t('link')}
      hint={t('linkHint')}
      value={invited.link}
      words={{ copy: t('copy'), copied: t('copied'), done: t('done') }}
      onClose={onClose}
    />
  );
}
