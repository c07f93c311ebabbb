'use client';
import { useFormatter, useTranslations } from 'use-intl';
import { changedKinds, type Loss } from '#body/foreignHtml/losses.ts';
import { Button } from '#components/ui/Button.tsx';

type Props = { losses: Loss[]; onDismiss(): void };

/** Lists what a paste left out or changed. Stays mounted, so that screen readers announce its changes. */
export function PasteNotice({ losses, onDismiss }: Props) {
  const t = useTranslations('editor.pasted');
  const format = useFormatter();
  const listOf = (listed: Loss[]) => format.list(listed.map(({ is, count }) => t(`loss.${is}`, { count })));
  const lost = losses.filter(({ is }) => !changedKinds.has(is));
  const changed = losses.filter(({ is }) => changedKinds.has(is));
  return (
    <div className={losses.length > 0 ? 'paste-notice' : undefined}>
      <div role="status">
        {lost.length > 0 && <p>{t('without', { list: listOf(lost) })}</p>}
        {changed.length > 0 && <p>{t('changed', { list: listOf(changed) })}</p>}
      </div>
      {losses.length > 0 && (
        <Button small look="quiet" onClick={onDismiss}>
          {t('dismiss')}
        </Button>
      )}
    </div>
  );
}
