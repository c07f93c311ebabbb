'use client';
import { useTranslations } from 'use-intl';
import { Dialog } from '#components/ui/Dialog.tsx';
import { useSharing } from './ShareDialogs.tsx';
import { ShareForm } from './ShareForm.tsx';
import { ShareList } from './ShareList.tsx';
import { useShares } from './useShares.ts';

/** Creates and revokes links to a draft for people outside the newsroom. */
export function ShareDraftDialog({ articleId, onClose }: { articleId: number; onClose(): void }) {
  const t = useTranslations('share');
  const { may } = useSharing();
  const shares = useShares(articleId);
  return (
    <Dialog open onOpenChange={onClose} title={t('title')} description={t('text')}>
      <div className="flex flex-col gap-6">
        {may.create ? (
          <ShareForm articleId={articleId} onMade={shares.reread} />
        ) : (
          <p className="border-l-4 border-wait bg-wait-wash px-3 py-2 text-sm">{t('onlyEditors')}</p>
        )}
        <ShareList articleId={articleId} shares={shares} />
      </div>
    </Dialog>
  );
}
