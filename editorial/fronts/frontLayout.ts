import { z } from 'zod';
import type { FrontLayout } from '#db/schema/fronts.ts';
import type { ArticleId, SectionId } from '#db/schema/ids.ts';
import { articleId, instantSchema, line, sectionId } from '#editorial/inputSchemas.ts';

export type { FrontLayout };

/** Maximum places of the top and of each band, limited by the page design. */
export const mostPlaces = 5;

const places = z.array(articleId.nullable()).min(1).max(mostPlaces);

export const frontLayout = z.strictObject({
  places,
  bands: z.array(z.strictObject({ sectionId, places })).max(200),
  banner: z
    .strictObject({
      text: line(200),
      articleId: articleId.nullable(),
      until: instantSchema.transform((at) => at.toISOString()),
    })
    .nullable(),
});

const automatic = () => Array.from({ length: mostPlaces }, () => null);

/** The layout with automatic places only. @param sections those that have a band; for a section front, none */
export const automaticLayout = (sections: { id: SectionId }[]): FrontLayout => ({
  places: automatic(),
  bands: sections.map(({ id }) => ({ sectionId: id, places: automatic() })),
  banner: null,
});

/** The stories that are pinned to places, lead first; a story in two places is listed twice. */
export function pinnedIn({ places, bands }: FrontLayout): ArticleId[] {
  return [...places, ...bands.flatMap((band) => band.places)].filter((place) => place !== null);
}

/** Every story that a layout names, once. */
export function namedIn(layout: FrontLayout): ArticleId[] {
  const stories = [...pinnedIn(layout), layout.banner?.articleId ?? null];
  return [...new Set(stories)].filter((id) => id !== null);
}
