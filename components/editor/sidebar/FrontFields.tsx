'use client';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { SelectField } from '#components/ui/SelectField.tsx';
import { urgencies } from '#contracts/urgency.ts';

type Props = {
  urgency: number;
  isOffFronts: boolean;
  onChange(what: { urgency: number } | { isOffFronts: boolean }): void;
};

/** The story's urgency, and whether automatic fronts leave it out. */
export function FrontFields({ urgency, isOffFronts, onChange }: Props) {
  const t = useTranslations('editor.story');
  const id = useId();
  return (
    <>
      <SelectField
        label={t('urgency')}
        hint={t('urgencyHint')}
        value={urgency}
        options={urgencies.map((each) => [each, t('urgencyOption', { urgency: each })])}
        onValue={(value) => onChange({ urgency: Number(value) })}
      />
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
