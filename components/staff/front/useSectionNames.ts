'use client';
import { useTranslations } from 'use-intl';
import type { ShownSection } from './frontActs.ts';
import { parseSlot, type Slot } from './layoutMoves.ts';

/** The names of places, bands and stories. */
export function useSectionNames(sections: ShownSection[], known: Map<number, { headline: string }>) {
  const t = useTranslations('front');
  const sectionName = (id: number) =>
    sections.find((section) => section.id === id)?.name ?? t('unknownSection');
  return {
    sectionName,
    storyName: (id: number) => known.get(id)?.headline || t('untitled'),
    groupName: (group: number | 'top') => (group === 'top' ? t('topGroup') : sectionName(group)),
    slotName(slot: Slot) {
      const { group, place } = parseSlot(slot);
      if (group !== 'top') return t('bandPlace', { section: sectionName(group), place: place + 1 });
      return place === 0 ? t('lead') : t('topPlace', { place: place + 1 });
    },
  };
}

export type NamesOf = ReturnType<typeof useSectionNames>;
