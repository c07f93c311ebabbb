'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useFrame } from '#components/staff/frame/FrameState.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Field } from '#components/ui/Field.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { Select } from '#components/ui/Select.tsx';
import { type RefusedAct, useRefusal } from '#components/ui/useRefusal.ts';
import { languageNames } from '#contracts/languageNames.ts';
import { languages } from '#contracts/languages.ts';

/** Makes an article and goes to its editor: by itself when one of our own links led here (`atOnce`), else when asked. */
export function StartArticle({ atOnce }: { atOnce: boolean }) {
  const t = useTranslations('newsroom.list');
  const { acts } = useFrame();
  const { say, guard } = useRefusal();
  const router = useRouter();
  const locale = useLocale();
  const [language, setLanguage] = useState(locale);
  const [refused, setRefused] = useState<RefusedAct | null>(null);
  const [busy, setBusy] = useState(atOnce);
  const begun = useRef(false);

  async function start() {
    setBusy(true);
    setRefused(null);
    const made = await guard(acts.startArticle(language));
    if (made.ok) return router.replace(`/newsroom/articles/${made.value.articleId}`);
    setBusy(false);
    setRefused(made);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, however often it renders
  useEffect(() => {
    if (!atOnce || begun.current) return;
    begun.current = true;
    void start();
  }, []);

  if (busy) return <p role="status">{t('creating')}</p>;
  return (
    <div className="flex flex-col items-start gap-4">
      <LiveNotice>{refused && say(refused)}</LiveNotice>
      <Field label={t('articleLanguage')} hint={t('createHint')}>
        <Select value={language} onChange={(event) => setLanguage(event.target.value)}>
          {languages.map((name) => (
            <option key={name} value={name} lang={name}>
              {languageNames[name]}
            </option>
          ))}
        </Select>
      </Field>
      <Button look="press" onClick={start}>
        {t('newArticle')}
      </Button>
    </div>
  );
}
