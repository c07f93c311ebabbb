'use client';
import { useTranslations } from 'use-intl';
import type { LayoutChange } from './layoutChanges.ts';
import type { NamesOf } from './useSectionNames.ts';

const bannerWords = { new: 'bannerNew', changed: 'bannerChanged', gone: 'bannerGone' } as const;

/** A sentence for each change of a layout. */
export function Differences({ changes, names }: { changes: LayoutChange[]; names: NamesOf }) {
  const t = useTranslations('front.change');
  function sentenceOf(change: LayoutChange): string {
    switch (change.is) {
      case 'banner':
        return t(bannerWords[change.how]);
      case 'pinned':
        return t('pinned', { headline: names.storyName(change.story), to: names.slotName(change.to) });
      case 'moved':
        return t('moved', {
          headline: names.storyName(change.story),
          from: names.slotName(change.from),
          to: names.slotName(change.to),
        });
      case 'unpinned':
        return t('unpinned', { headline: names.storyName(change.story), from: names.slotName(change.from) });
      case 'band':
        return t(change.how === 'shown' ? 'bandShown' : 'bandHidden', {
          section: names.sectionName(change.sectionId),
        });
      case 'order':
        return t('order');
      case 'places':
        return t('places', { group: names.groupName(change.group), from: change.from, to: change.to });
    }
  }
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5 text-sm">
      {changes.map((change) => (
        <li key={JSON.stringify(change)}>{sentenceOf(change)}</li>
      ))}
    </ul>
  );
}
