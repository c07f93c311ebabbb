'use client';
import { useTranslations } from 'use-intl';
import { ShownOnce } from '#components/staff/admin/ShownOnce.tsx';
import { Field } from '#components/ui/Field.tsx';
import { FormDialog } from '#components/ui/FormDialog.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';
import { type RefusedAct, type ServerAct, useRefusal } from '#components/ui/useRefusal.ts';

type Props = { add: ServerAct<{ name: string; secret: string }> };

/** Asks for a name and an address; afterwards shows the secret, once. */
export function WebhookDialog({ add }: Props) {
  const t = useTranslations('deliveries.webhooks');
  const refusal = useRefusal();
  function addressError(refused: RefusedAct | null, isWrong: boolean) {
    if (refused?.refused === 'address-unfit') return refusal.messageOf(refused);
    return isWrong ? t('wrong.url') : undefined;
  }
  return (
    <FormDialog
      button={{ children: t('add'), look: 'press' }}
      title={t('addTitle')}
      doneTitle={t('added')}
      act="webhook.change"
      subject={null}
      decidedOn={null}
      submit={t('add')}
      isSaidByField={({ refused, fields }) => Boolean(fields?.length) || refused === 'address-unfit'}
      send={(confirmation, form) => add({ ...Object.fromEntries(form), confirmation })}
      result={({ name, secret }, close) => (
        <ShownOnce
          text={t('addedText', { name })}
          label={t('secret')}
          hint={t('secretHint')}
          value={secret}
          words={{ copy: t('copy'), copied: t('copied'), done: t('kept') }}
          onClose={close}
        />
      )}
    >
      {({ isWrong, refused }) => (
        <>
          <Field label={t('name')} error={isWrong('name') ? t('wrong.name') : undefined}>
            <TextInput name="name" required maxLength={100} autoComplete="off" />
          </Field>
          <Field label={t('address')} hint={t('addressHint')} error={addressError(refused, isWrong('url'))}>
            <TextInput name="url" type="url" required maxLength={2000} autoComplete="off" inputMode="url" />
          </Field>
        </>
      )}
    </FormDialog>
  );
}
