import { z } from 'zod';
import type { FrontLayout } from '#db/schema/fronts.ts';
import type { ArticleId, SectionId } from '#db/schema/ids.ts';
import { articleId, instantShape, line, sectionId } from '#editorial/inputSchemas.ts';

export type { FrontLayout };

/** How many places the top and each band have at most; pages are drawn for as many. */
export const mostPlaces = 5;

const places = z.array(articleId.nullable()).min(1).max(mostPlaces);

export const frontLayout = z.strictObject({
  places,
  bands: z.array(z.strictObject({ sectionId, places })).max(200),
  banner: z
    .strictObject({
      text: line(200),
      articleId: articleId.nullable(),
      until: instantShape.transform((at) => at.toISOString()),
    })
    .nullable(),
});

const automatic = () => Array.from({ length: mostPlaces }, () => null);

/** The layout in which everything arranges itself. @param sections those that have a band; of a section front, none */
export const automaticLayout = (sections: { id: SectionId }[]): FrontLayout => ({
  places: automatic(),
  bands: sections.map(({ id }) => ({ sectionId: id, places: automatic() })),
  banner: null,
});

/** The stories that have a place of their own, from the lead on; one that has two is there twice. */
export function pinnedIn({ places, bands }: FrontLayout): ArticleId[] {
  return [...places, ...bands.flatMap((band) => band.places)].filter((place) => place !== null);
}

/** Every story that a layout names, once. */
export function namedIn(layout: FrontLayout): ArticleId[] {
  const told = layout.banner?.articleId;
  return [...new Set([...pinnedIn(layout), ...(told ? [told] : [])])];
}
