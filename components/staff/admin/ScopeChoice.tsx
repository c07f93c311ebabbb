'use client';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { Checkbox } from '#components/ui/Tick.tsx';

const scopes = ['drafts:write', 'releases:write'] as const;

/** What a token may do: drafts unless told otherwise, for a draft harms nobody. */
export function ScopeChoice({ error }: { error?: string }) {
  const t = useTranslations('admin.tokens');
  const id = useId();
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined} className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">{t('scopes')}</legend>
      {scopes.map((scope, at) => (
        <Checkbox
          key={scope}
          name="scopes"
          value={scope}
          checked={at === 0}
          hint={t(`scopeHint.${scope}`)}
          strong
        >
          {t(`scope.${scope}`)}
        </Checkbox>
      ))}
      {error && (
        <p id={`${id}-error`} className="text-[0.8125rem] font-medium text-press-ink">
          {error}
        </p>
      )}
    </fieldset>
  );
}
