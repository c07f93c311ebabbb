'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useFrame } from '#components/staff/frame/FrameState.tsx';
import { Button } from '#components/ui/Button.tsx';
import { languageOptions } from '#components/ui/languageOptions.ts';
import { SelectField } from '#components/ui/SelectField.tsx';
import { useAction } from '#components/ui/useAction.tsx';

/** Creates an article and opens its editor: at once (`atOnce`) after one of our links, otherwise by a button. */
export function StartArticle({ atOnce }: { atOnce: boolean }) {
  const t = useTranslations('newsroom.list');
  const { acts } = useFrame();
  const { run, notices } = useAction();
  const router = useRouter();
  const [language, setLanguage] = useState(useLocale());
  const [isBusy, setBusy] = useState(atOnce);
  const isStarted = useRef(false);

  async function start() {
    setBusy(true);
    const answer = await run(acts.startArticle(language));
    if (answer.ok) return router.replace(`/newsroom/articles/${answer.value.articleId}`);
    setBusy(false);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once, and not again when the component renders
  useEffect(() => {
    if (atOnce && !isStarted.current) void start();
    isStarted.current = true;
  }, []);

  if (isBusy) return <p role="status">{t('creating')}</p>;
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
