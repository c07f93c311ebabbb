import { useTranslations } from 'use-intl';
import type { ListOrderSaving } from './useListOrder.ts';

/** Says whether the changes of a list are committed; empty before the first change, and after a refusal. */
export function ListSavingNotice({ saving }: { saving: ListOrderSaving }) {
  const t = useTranslations('ui');
  return (
    <p role="status" className="min-h-5 text-sm text-quiet">
      {saving === 'saving' && t('saving')}
      {saving === 'saved' && t('saved')}
    </p>
  );
}
