'use client';
import { useTranslations } from 'use-intl';
import { useSharing } from './ShareDialogs.tsx';
import { ShareForm } from './ShareForm.tsx';
import { ShareList } from './ShareList.tsx';
import { useShares } from './useShares.ts';

/** Creates and revokes links to a draft. */
export function SharePanel({ articleId }: { articleId: number }) {
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
