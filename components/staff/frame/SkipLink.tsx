'use client';
import { useTranslations } from 'use-intl';

export function SkipLink() {
  const t = useTranslations('ui');
  return (
    <a
      href="#main"
      className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-ink focus:px-4 focus:py-2 focus:text-paper"
    >
      {t('skip')}
    </a>
  );
}
