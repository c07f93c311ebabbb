'use client';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Field } from '#components/ui/Field';
import { Select } from '#components/ui/Select';

type Props = { people: { id: number; name: string }[]; acts: readonly string[]; actor: string; act: string };

/** A plain GET form, so that what is shown has an address. Empty choices are left out of it. */
export function AuditFilter({ people, acts, actor, act }: Props) {
  const t = useTranslations('admin.audit');
  return (
    <form
      action="/admin/audit"
      onSubmit={({ currentTarget }) => {
        for (const select of currentTarget.querySelectorAll('select')) select.disabled = select.value === '';
      }}
      className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]"
    >
      <Field label={t('who')}>
        <Select name="actor" defaultValue={actor}>
          <option value="">{t('anyone')}</option>
          <option value="house">{t('house')}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('what')}>
        <Select name="act" defaultValue={act}>
          <option value="">{t('anything')}</option>
          {acts.map((name) => (
            <option key={name} value={name}>
              {t(`kinds.${name}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Button type="submit">{t('show')}</Button>
    </form>
  );
}
