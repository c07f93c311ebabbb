'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';

/** A button that asks for confirmation, in its own place, before it discards. */
export function DiscardButton({ onDiscard }: { onDiscard(): void }) {
  const t = useTranslations('recover');
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking)
    return (
      <Button small look="quiet" onClick={() => setIsAsking(true)}>
        {t('discard')}
      </Button>
    );
  return (
    <div className="flex basis-full flex-wrap items-center gap-2">
      <p role="alert" className="text-sm font-medium">
        {t('discardAsk')}
      </p>
      <Button small autoFocus onClick={() => setIsAsking(false)}>
        {t('discardNo')}
      </Button>
      <Button small look="danger" onClick={onDiscard}>
        {t('discardYes')}
      </Button>
    </div>
  );
}
