'use client';
import { useId } from 'react';
import { useTranslations } from 'use-intl';

const scopes = ['drafts:write', 'releases:write'] as const;

/** What a token may do: drafts unless told otherwise, for a draft harms nobody. */
export function ScopeChoice({ error }: { error?: string }) {
  const t = useTranslations('admin.tokens');
  const id = useId();
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined} className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">{t('scopes')}</legend>
      {scopes.map((scope, at) => (
        <label key={scope} className="flex items-start gap-2.5 text-sm">
          <input
            type="checkbox"
            name="scopes"
            value={scope}
            defaultChecked={at === 0}
            className="mt-0.5 size-4 shrink-0 accent-press"
          />
          <span>
            <span className="block font-medium">{t(`scope.${scope}`)}</span>
            <span className="block text-[0.8125rem] text-quiet">{t(`scopeHint.${scope}`)}</span>
          </span>
        </label>
      ))}
      {error && (
        <p id={`${id}-error`} className="text-[0.8125rem] font-medium text-press-ink">
          {error}
        </p>
      )}
    </fieldset>
  );
}
