'use client';
import { useLocale, useTranslations } from 'use-intl';
import { staffLocales, themes } from '#components/staff/frame/AccountMenu.tsx';
import { useFrame } from '#components/staff/frame/FrameState.tsx';
import { useLocaleChange } from '#components/staff/frame/useLocaleChange.ts';
import { Field } from '#components/ui/Field.tsx';
import { Select } from '#components/ui/Select.tsx';
import { useHydrated } from '#components/ui/useHydrated.ts';

/** Language (kept with the person) and theme (kept on the device); both hold at once. */
export function LookForm() {
  const t = useTranslations('account');
  const ui = useTranslations('ui');
  const ready = useHydrated();
  const speak = useLocaleChange();
  const { theme, setTheme } = useFrame();
  return (
    <section aria-labelledby="look" className="flex flex-col gap-4 border-t border-line pt-5">
      <h2 id="look" className="font-serif text-xl font-semibold">
        {t('look')}
      </h2>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('language')}>
          <Select disabled={!ready} value={useLocale()} onChange={({ target }) => void speak(target.value)}>
            {staffLocales.map((name) => (
              <option key={name} value={name} lang={name}>
                {ui(`language.${name}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('theme')}>
          <Select
            disabled={!ready}
            value={theme}
            onChange={({ target }) => setTheme(target.value as (typeof themes)[number])}
          >
            {themes.map((name) => (
              <option key={name} value={name}>
                {ui(`theme.${name}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </section>
  );
}
