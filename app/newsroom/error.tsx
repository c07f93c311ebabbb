'use client';
import { useTranslations } from 'use-intl';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { Button } from '#components/ui/Button.tsx';

/** A bug or an outage: says that nothing was changed, and under which reference the log tells more. */
export default function Broken({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations('newsroom.broken');
  return (
    <NewsroomPage title={t('title')} narrow>
      <p role="alert" className="max-w-prose leading-7">
        {t('text', { reference: error.digest ?? '–' })}
      </p>
      <Button look="press" className="self-start" onClick={reset}>
        {t('again')}
      </Button>
    </NewsroomPage>
  );
}
