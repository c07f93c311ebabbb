'use client';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { Field } from '#components/ui/Field.tsx';
import { QueryForm } from '#components/ui/QueryForm.tsx';
import { Select } from '#components/ui/Select.tsx';
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
    </QueryForm>
  );
}
