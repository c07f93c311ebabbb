'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { Dialog } from '#components/ui/Dialog.tsx';
import { onDemand } from '#components/ui/onDemand.tsx';

const SharePanel = onDemand(() => import('./SharePanel.tsx').then((file) => file.SharePanel));

/** Opens a dialog that creates and revokes links to a draft for people outside the newsroom. */
export function ShareButton({ articleId }: { articleId: number }) {
  const t = useTranslations('share');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('title')} description={t('text')}>
        <SharePanel articleId={articleId} />
      </Dialog>
    </>
  );
}
