'use client';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { QueryForm } from '#components/ui/QueryForm.tsx';
import { SelectField } from '#components/ui/SelectField.tsx';
import type { RecordedAct } from '#editorial/audit/auditEventTypes.ts';

type Props = {
  people: { id: number; name: string }[];
  acts: readonly RecordedAct[];
  actor: string;
  act: string;
};

export function AuditFilter({ people, acts, actor, act }: Props) {
  const t = useTranslations('admin.audit');
  return (
    <QueryForm action="/admin/audit" className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
      <SelectField
        label={t('who')}
        name="actor"
        defaultValue={actor}
        options={[
          ['', t('anyone')],
          ['house', t('house')],
          ...people.map(({ id, name }) => [id, name] as const),
        ]}
      />
      <SelectField
        label={t('what')}
        name="act"
        defaultValue={act}
        options={[['', t('anything')], ...acts.map((name) => [name, t(`kinds.${name}`)] as const)]}
      />
      <Button type="submit">{t('show')}</Button>
    </QueryForm>
  );
}
