'use client';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { QueryForm } from '#components/ui/QueryForm.tsx';
import { SelectField } from '#components/ui/SelectField.tsx';

type Props = { standing?: string | undefined; kind?: string | undefined };

const standings = ['waiting', 'failing', 'given-up', 'done'] as const;
const kinds = ['webhook', 'websub', 'indexnow', 'subscriber', 'purge'] as const;

export function EffectFilterForm({ standing = '', kind = '' }: Props) {
  const t = useTranslations('effects');
  return (
    <QueryForm action="/admin/effects" className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
      <SelectField
        label={t('state')}
        name="standing"
        defaultValue={standing}
        options={[['', t('any')], ...standings.map((name) => [name, t(`standing.${name}`)] as const)]}
      />
      <SelectField
        label={t('way')}
        name="kind"
        defaultValue={kind}
        options={[['', t('any')], ...kinds.map((name) => [name, t(`kind.${name}`)] as const)]}
      />
      <Button type="submit">{t('show')}</Button>
    </QueryForm>
  );
}
