'use client';
import { useTranslations } from 'use-intl';
import { PeopleList } from '#components/editor/collaboration/PeopleList.tsx';
import { useDraftPresence } from './useDraftPresence.ts';

/** Who is in the draft while it is being reviewed. */
export function DraftPresence({ articleId }: { articleId: number }) {
  const t = useTranslations('release');
  const people = useDraftPresence(articleId);
  if (people.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 text-[0.8125rem] text-quiet">
      {t('inDraft')}
      <PeopleList label={t('inDraft')} people={people} />
    </div>
  );
}
