'use client';
import { useTranslations } from 'use-intl';
import type { FindScope, FindState } from './findState.ts';
import type { FindOptions } from './textMatches.ts';

type Props = {
  state: FindState;
  onChange(change: { options: FindOptions } | { scope: FindScope }): void;
};

const options = ['isCaseSensitive', 'isWholeWords', 'isAccentBlind'] as const;

/** Where the search looks, and which differences it ignores. */
export function FindOptionFields({ state, onChange }: Props) {
  const t = useTranslations('writing.find');
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5 text-[0.8125rem]">
      <label className="flex items-center gap-1.5">
        <span className="sr-only">{t('scope')}</span>
        <select
          value={state.scope}
          className="min-h-8 rounded border border-edge bg-sheet px-1.5 text-ink"
          onChange={({ target }) => onChange({ scope: target.value === 'field' ? 'field' : 'story' })}
        >
          <option value="story">{t('wholeStory')}</option>
          <option value="field">{t(`only.${state.field}`)}</option>
        </select>
      </label>
      {options.map((name) => (
        <label key={name} className="flex min-h-8 items-center gap-1.5">
          <input
            type="checkbox"
            className="size-4 accent-press"
            checked={state.options[name]}
            onChange={({ target }) => onChange({ options: { ...state.options, [name]: target.checked } })}
          />
          {t(name)}
        </label>
      ))}
    </div>
  );
}
