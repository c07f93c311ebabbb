'use client';
import { useTranslations } from 'use-intl';
import type { OpenDraft } from './openingDraft.ts';
import { useDraftState } from './useDraft.ts';

/** Who else has the draft open. */
export function Presence({ draft }: { draft: OpenDraft | undefined }) {
  const t = useTranslations('editor');
  const people = useDraftState(draft, (state) => state.people);
  if (people.length === 0) return null;
  return (
    <ul aria-label={t('present')} className="flex flex-wrap items-center gap-1.5">
      {people.map(({ id, name, colour }) => (
        <li
          key={id}
          className="flex items-center gap-1.5 rounded-full border border-line bg-sheet py-0.5 pr-2.5 pl-1.5 text-[0.8125rem]"
        >
          <span aria-hidden className="size-2.5 rounded-full" style={{ backgroundColor: colour }} />
          {name}
        </li>
      ))}
    </ul>
  );
}
