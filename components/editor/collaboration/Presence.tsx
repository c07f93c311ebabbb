'use client';
import { useTranslations } from 'use-intl';
import type { OpenDraft } from './openDraft.ts';
import { PeopleList } from './PeopleList.tsx';
import { useDraftState } from './useDraft.ts';

/** Who else has the draft open. */
export function Presence({ draft }: { draft: OpenDraft | undefined }) {
  const t = useTranslations('editor');
  const people = useDraftState(draft, (state) => state.people);
  return <PeopleList label={t('present')} people={people} />;
}
