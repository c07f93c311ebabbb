import type { FrontLayout, FrontPlace } from '#db/schema/fronts.ts';
import type { ArticleId, SectionId } from '#db/schema/ids.ts';
import { type FrontCandidate, type Ranked, rankForFront } from './frontRanking.ts';
import type { Language } from './readerTypes.ts';

/** The story in each place of a layout; null: no story is left for it. */
export type ArrangedStory = {
  places: (FrontCandidate | null)[];
  bands: { sectionId: SectionId; places: (FrontCandidate | null)[] }[];
};

/** Number of stories, by rank, that the top chooses from. */
export const TOP_CANDIDATES = 12;

/**
 * Fills a layout's places. A pinned story keeps its place while it is live; every other place takes the next by
 * `rankForFront` that has no place yet and is not kept off fronts. The first place of a group takes the next with a
 * picture, unless that story is less urgent. No story appears twice.
 */
export function fillLayout(
  layout: FrontLayout,
  stories: FrontCandidate[],
  language: Language,
): ArrangedStory {
  const live = new Map(stories.map((story) => [story.articleId, story]));
  const taken = new Set<ArticleId>();
  const keep = (places: FrontPlace[]) =>
    places.map((id) => {
      const story = id === null || taken.has(id) ? undefined : live.get(id);
      if (story) taken.add(story.articleId);
      return story ?? null;
    });
  const top = keep(layout.places);
  const bands = layout.bands.map(({ sectionId, places }) => ({ sectionId, places: keep(places) }));
  const eligible = stories.filter((story) => story.language === language && !story.isOffFronts);
  const fill = (places: (FrontCandidate | null)[], from: FrontCandidate[], most = from.length) => {
    const ranked = rankForFront(from)
      .filter((each) => !taken.has(each.story.articleId))
      .slice(0, most);
    return places.map((story, place) => {
      if (story) return story;
      const available = ranked.filter((each) => !taken.has(each.story.articleId));
      const next = (place === 0 ? withPicture(available) : undefined) ?? available[0]?.story ?? null;
      if (next) taken.add(next.articleId);
      return next;
    });
  };
  return {
    places: fill(top, eligible, TOP_CANDIDATES),
    bands: bands.map((band) => ({
      ...band,
      places: fill(
        band.places,
        eligible.filter(({ sectionId }) => sectionId === band.sectionId),
      ),
    })),
  };
}

/** The first story with a picture that is as urgent as the first story. */
const withPicture = (ranked: Ranked[]): FrontCandidate | undefined =>
  ranked.find(({ story, urgency }) => story.lead !== null && urgency <= (ranked[0]?.urgency ?? urgency))
    ?.story;

type Filed = { id: SectionId; sectionId: SectionId };

/** A layout with the bands of merged sections replaced by those of the section they were merged into, each once. */
export function withPresentBands(layout: FrontLayout, filed: Filed[]): FrontLayout {
  const present = new Map(filed.map(({ id, sectionId }) => [id, sectionId]));
  const bandSections = new Set(layout.bands.map(({ sectionId }) => sectionId));
  const seen = new Set<SectionId>();
  const bands = layout.bands.flatMap((band) => {
    const sectionId = present.get(band.sectionId) ?? band.sectionId;
    // A section that has a band of its own keeps its place.
    if (seen.has(sectionId) || (sectionId !== band.sectionId && bandSections.has(sectionId))) return [];
    seen.add(sectionId);
    return [{ ...band, sectionId }];
  });
  return { ...layout, bands };
}
