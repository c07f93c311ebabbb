'use client';
import { useLocale, useTranslations } from 'use-intl';
import { staffLocales, themes, useLocaleChange } from '#components/staff/frame/AccountMenu.tsx';
import { useFrame } from '#components/staff/frame/FrameState.tsx';
import { SelectField } from '#components/ui/SelectField.tsx';
import { useHydrated } from '#components/ui/useHydrated.ts';

/** The language, stored with the user, and the theme, stored on the device. Both apply at once. */
export function LookForm() {
  const t = useTranslations('account');
  const ui = useTranslations('ui');
  const ready = useHydrated();
  const changeLocale = useLocaleChange();
  const { theme, setTheme } = useFrame();
  return (
    <section aria-labelledby="look" className="flex flex-col gap-4 border-t border-line pt-5">
      <h2 id="look" className="font-serif text-xl font-semibold">
        {t('look')}
      </h2>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={t('language')}
          disabled={!ready}
          value={useLocale()}
          onValue={(locale) => void changeLocale(locale)}
          options={staffLocales.map((name) => [name, ui(`language.${name}`), name])}
        />
        <SelectField
          label={t('theme')}
          disabled={!ready}
          value={theme}
          onValue={(name) => setTheme(name as (typeof themes)[number])}
          options={themes.map((name) => [name, ui(`theme.${name}`)])}
        />
      </div>
    </section>
  );
}
