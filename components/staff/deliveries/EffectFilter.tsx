'use client';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { Field } from '#components/ui/Field.tsx';
import { QueryForm } from '#components/ui/QueryForm.tsx';
import { Select } from '#components/ui/Select.tsx';

type Props = { standing?: string | undefined; kind?: string | undefined };

const standings = ['waiting', 'failing', 'given-up', 'done'] as const;
const kinds = ['webhook', 'websub', 'indexnow', 'subscriber', 'purge'] as const;

export function EffectFilterForm({ standing = '', kind = '' }: Props) {
  const t = useTranslations('effects');
  return (
    <QueryForm action="/admin/effects" className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
      <Field label={t('state')}>
        <Select name="standing" defaultValue={standing}>
          <option value="">{t('any')}</option>
          {standings.map((name) => (
            <option key={name} value={name}>
              {t(`standing.${name}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('way')}>
        <Select name="kind" defaultValue={kind}>
          <option value="">{t('any')}</option>
          {kinds.map((name) => (
            <option key={name} value={name}>
              {t(`kind.${name}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Button type="submit">{t('show')}</Button>
    </QueryForm>
  );
}
