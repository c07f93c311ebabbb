'use client';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Field } from '#components/ui/Field.tsx';
import { FormDialog } from '#components/ui/FormDialog.tsx';
import { InputField } from '#components/ui/InputField.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';
import type { ServerAct } from '#components/ui/useRefusal.ts';
import { useSeenValue } from '#components/ui/useSeen.ts';
import type { Confirmation } from '#contracts/confirmation.ts';
import { languages } from '#contracts/languages.ts';
import type { SettingsForms } from '#editorial/paper/paperSettings.ts';
import type { LocalizedNames } from '#editorial/readerQueries/readerTypes.ts';

type Props = {
  /** null: a new one */
  section: (SettingsForms['sections'][number] & { name: string }) | null;
  act: ServerAct;
  onDone(text: string): void;
  onClose(): void;
};

const slugOf = (name: string) =>
  name
    .toLowerCase()
    .match(/[a-z\d]+/g)
    ?.join('-') ?? '';

/** A section's names in every language, and its address, which for a new section follows the English name. */
export function SectionDialog({ section, act, onDone, onClose }: Props) {
  const t = useTranslations('admin.settings');
  const ui = useTranslations('ui');
  const [slug, setSlug] = useState(section?.slug ?? '');
  const [isSlugTyped, setSlugTyped] = useState(section !== null);
  const sentName = useRef('');
  const read = (form: FormData) => ({
    names: Object.fromEntries(languages.map((name) => [name, String(form.get(name))])) as LocalizedNames,
    slug,
  });
  const seen = useSeenValue({ names: section?.names ?? {}, slug: section?.slug ?? '' }, read);

  function send(confirmation: Confirmation, form: FormData) {
    const values = read(form);
    sentName.current = Object.values(values.names).find(Boolean) ?? '';
    if (!section) return act({ ...values, confirmation });
    return seen.sendWithSeen(values, (was) => act({ sectionId: section.id, ...values, was, confirmation }));
  }

  return (
    <FormDialog
      ref={seen.form}
      act="section.change"
      subject={section && `section:${section.id}`}
      decidedOn={section ? section.decidedOn : null}
      onClose={onClose}
      title={section ? t('renameOf', { name: section.name }) : t('addTitle')}
      submit={section ? ui('save') : t('add')}
      isSaidByField={({ fields }) => Boolean(fields?.length)}
      send={send}
      onDone={() => onDone(t(section ? 'renamed' : 'added', { name: sentName.current }))}
    >
      {({ isWrong }) => (
        <>
          <Field label={t('english')} error={isWrong('names') ? t('namesWrong') : undefined}>
            <TextInput
              name="en"
              lang="en"
              maxLength={60}
              defaultValue={section?.names.en}
              onChange={({ target }) => isSlugTyped || setSlug(slugOf(target.value))}
            />
          </Field>
          <Field label={t('chinese')}>
            <TextInput name="zh-CN" lang="zh-CN" maxLength={60} defaultValue={section?.names['zh-CN']} />
          </Field>
          <Field label={t('arabic')}>
            <TextInput name="ar" lang="ar" dir="rtl" maxLength={60} defaultValue={section?.names.ar} />
          </Field>
          <InputField
            label={t('address')}
            hint={t(section ? 'addressMoves' : 'addressHint')}
            error={isWrong('slug') ? t('addressWrong') : undefined}
            required
            maxLength={60}
            value={slug}
            onChange={({ target }) => {
              setSlugTyped(true);
              setSlug(target.value);
            }}
          />
        </>
      )}
    </FormDialog>
  );
}
