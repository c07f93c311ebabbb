'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useFrame } from '#components/staff/frame/FrameState.tsx';
import { Button } from '#components/ui/Button.tsx';
import { languageOptions } from '#components/ui/languageOptions.ts';
import { SelectField } from '#components/ui/SelectField.tsx';
import { useAction } from '#components/ui/useAction.tsx';

/** Makes an article and goes to its editor: by itself when one of our own links led here (`atOnce`), else when asked. */
export function StartArticle({ atOnce }: { atOnce: boolean }) {
  const t = useTranslations('newsroom.list');
  const { acts } = useFrame();
  const { run, notices } = useAction();
  const router = useRouter();
  const locale = useLocale();
  const [language, setLanguage] = useState(locale);
  const [busy, setBusy] = useState(atOnce);
  const begun = useRef(false);

  async function start() {
    setBusy(true);
    const made = await run(acts.startArticle(language));
    if (made.ok) return router.replace(`/newsroom/articles/${made.value.articleId}`);
    setBusy(false);
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
      {notices}
      <SelectField
        label={t('articleLanguage')}
        hint={t('createHint')}
        value={language}
        onValue={setLanguage}
        options={languageOptions}
      />
      <Button look="press" onClick={start}>
        {t('newArticle')}
      </Button>
    </div>
  );
}
