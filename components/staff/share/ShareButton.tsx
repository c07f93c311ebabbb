'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { onDemand } from '#components/ui/onDemand.tsx';

const ShareDraftDialog = onDemand(() =>
  import('./ShareDraftDialog.tsx').then((file) => file.ShareDraftDialog),
);

/** Opens the dialog with the links to a draft. */
export function ShareButton({ articleId }: { articleId: number }) {
  const t = useTranslations('share');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      {isOpen && <ShareDraftDialog articleId={articleId} onClose={() => setOpen(false)} />}
    </>
  );
}
