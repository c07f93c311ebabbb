'use client';
import { useTranslations } from 'use-intl';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { Button } from '#components/ui/Button.tsx';

/**
 * The page for a bug or an outage: says that nothing was changed, and shows the reference under which the log has
 * details.
 */
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
