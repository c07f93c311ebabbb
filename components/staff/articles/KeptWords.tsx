import { useTranslations } from 'use-intl';
import type { ListOrderSaving } from '#components/staff/lists/useListOrder.ts';

/** Says when what was changed on this page is committed; nothing before the first change, or when a notice says more. */
export function KeptWordsNotice({ saving }: { saving: ListOrderSaving }) {
  const t = useTranslations('ui');
  return (
    <p role="status" className="min-h-5 text-sm text-quiet">
      {saving === 'saving' && t('saving')}
      {saving === 'saved' && t('saved')}
    </p>
  );
}
