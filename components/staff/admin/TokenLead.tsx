'use client';
import { useTranslations } from 'use-intl';
import { pathOf } from '#contracts/routes.ts';

/** What tokens are for, and where it is written how to use one. */
export function TokenLead() {
  const t = useTranslations('admin.tokens');
  return (
    <p className="max-w-prose text-sm text-quiet">
      {t.rich('lead', {
        docs: (words) => (
          <a
            href={pathOf('openApi')}
            className="underline decoration-edge underline-offset-4 hover:text-press-ink"
          >
            {words}
          </a>
        ),
      })}
    </p>
  );
}
