import type { FrontLayout, Place } from '#db/schema/fronts';
import type { ArticleId, SectionId } from '#db/schema/ids';
import type { Language, Teaser } from './shapes.ts';

/** A story that a front could show; they come newest first. */
export type Candidate = Teaser & { sectionId: SectionId | null };

/** What stands in each place of a layout; null: nothing is left for it. */
export type Arranged = {
  places: (Candidate | null)[];
  bands: { sectionId: SectionId; places: (Candidate | null)[] }[];
};

/** How many of the newest the top chooses from. */
export const newestFew = 12;

/**
 * Fills a layout's places. A story pinned to a place stands there while it is live; every other place takes the newest
 * that has no place yet, the first of a group the newest that has a picture. Nothing stands twice.
 */
export function arrange(layout: FrontLayout, stories: Candidate[], language: Language): Arranged {
  const live = new Map(stories.map((story) => [story.articleId, story]));
  const taken = new Set<ArticleId>();
  const keep = (places: Place[]) =>
    places.map((id) => {
      const story = id === null || taken.has(id) ? undefined : live.get(id);
      if (story) taken.add(story.articleId);
      return story ?? null;
    });
  const top = keep(layout.places);
  const bands = layout.bands.map(({ sectionId, places }) => ({ sectionId, places: keep(places) }));
  const free = stories.filter((story) => story.language === language && !taken.has(story.articleId));
  const fill = (places: (Candidate | null)[], from: Candidate[]) =>
    places.map((story, place) => {
      if (story) return story;
      const left = from.filter(({ articleId }) => !taken.has(articleId));
      const next = (place === 0 ? left.find(({ lead }) => lead !== null) : undefined) ?? left[0] ?? null;
      if (next) taken.add(next.articleId);
      return next;
    });
  return {
    places: fill(top, free.slice(0, newestFew)),
    bands: bands.map((band) => ({
      ...band,
      places: fill(
        band.places,
        free.filter(({ sectionId }) => sectionId === band.sectionId),
      ),
    })),
  };
}
