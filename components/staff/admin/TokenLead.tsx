'use client';
import { useTranslations } from 'use-intl';
import { linkLook } from '#components/ui/Link.tsx';
import { pathOf } from '#contracts/routes.ts';

/** Says what tokens are for, with a link to the API's description. */
export function TokenLead() {
  const t = useTranslations('admin.tokens');
  return (
    <p className="max-w-prose text-sm text-quiet">
      {t.rich('lead', {
        docs: (words) => (
          <a href={pathOf('openApi')} className={linkLook}>
            {words}
          </a>
        ),
      })}
    </p>
  );
}
