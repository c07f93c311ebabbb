'use client';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { Field } from '#components/ui/Field.tsx';
import { Select } from '#components/ui/Select.tsx';
import { urgencies } from '#contracts/urgency.ts';

type Props = {
  urgency: number;
  isOffFronts: boolean;
  onChange(what: { urgency: number } | { isOffFronts: boolean }): void;
};

/** Where the story stands on fronts that arrange themselves. */
export function FrontFields({ urgency, isOffFronts, onChange }: Props) {
  const t = useTranslations('editor.story');
  const id = useId();
  return (
    <>
      <Field label={t('urgency')} hint={t('urgencyHint')}>
        <Select value={urgency} onChange={({ target }) => onChange({ urgency: Number(target.value) })}>
          {urgencies.map((each) => (
            <option key={each} value={each}>
              {t('urgencyOption', { urgency: each })}
            </option>
          ))}
        </Select>
      </Field>
      <div className="flex items-start gap-2.5 text-sm">
        <input
          id={id}
          type="checkbox"
          aria-describedby={`${id}-hint`}
          className="mt-0.5 size-4 shrink-0 accent-press"
          checked={isOffFronts}
          onChange={({ target }) => onChange({ isOffFronts: target.checked })}
        />
        <div>
          <label htmlFor={id} className="font-medium">
            {t('offFronts')}
          </label>
          <p id={`${id}-hint`} className="text-[0.8125rem] text-quiet">
            {t('offFrontsHint')}
          </p>
        </div>
      </div>
    </>
  );
}
