'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { Dialog } from '#components/ui/Dialog.tsx';
import { useSharing } from './ShareDialogs.tsx';
import { ShareForm } from './ShareForm.tsx';
import { ShareList } from './ShareList.tsx';
import { useShares } from './useShares.ts';

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
        <Shares articleId={articleId} />
      </Dialog>
    </>
  );
}

function Shares({ articleId }: { articleId: number }) {
  const t = useTranslations('share');
  const { may } = useSharing();
  const shares = useShares(articleId);
  return (
    <div className="flex flex-col gap-6">
      {may.create ? (
        <ShareForm articleId={articleId} onMade={shares.reread} />
      ) : (
        <p className="border-l-4 border-wait bg-wait-wash px-3 py-2 text-sm">{t('onlyEditors')}</p>
      )}
      <ShareList articleId={articleId} shares={shares} />
    </div>
  );
}
