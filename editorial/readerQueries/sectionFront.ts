import type { FrontLayout } from '#db/schema/fronts.ts';
import type { SectionId } from '#db/schema/ids.ts';
import { mostPlaces, namedIn, pinnedIn } from '#editorial/fronts/frontLayout.ts';
import { type Clock, lastChangeOf, latestInstant, readFreshness } from './freshness.ts';
import { readFrontCandidates, withComing } from './frontCandidateList.ts';
import type { FrontCandidate } from './frontRanking.ts';
import { type ArrangedStory, fillLayout, TOP_CANDIDATES } from './layoutFilling.ts';
import { markLive } from './liveCoverage.ts';
import { type Banner, bannerOf, endingWith, readLayout, storiesIn, type Top, topOf } from './liveFront.ts';
import type { Freshness, Language, PageOfItems, Teaser } from './readerTypes.ts';

export type SectionFront = Freshness & Top & { banner: Banner | null; arranged: ArrangedStory };

type Order = {
  sectionId: SectionId;
  language: Language;
  layout?: FrontLayout;
  coming?: FrontCandidate[];
  clock?: Clock;
};

/**
 * The stories above a section's list, as its live release arranges them; null: none is released. @param order.layout a
 * layout to use instead of the released one, for its editors @param order.coming stories to include as if they were
 * live
 */
export async function readSectionFront(order: Order): Promise<SectionFront | null> {
  const { language, sectionId } = order;
  const [released, freshness] = await Promise.all([
    order.layout ? null : readLayout(order),
    readFreshness([], order.clock),
  ]);
  const layout = order.layout ?? released?.layout;
  if (!layout) return null;
  const live = await readFrontCandidates({
    language,
    newest: 0,
    inSections: { ids: [sectionId], each: TOP_CANDIDATES + mostPlaces + pinnedIn(layout).length },
    also: namedIn(layout),
  });
  const stories = withComing(live, order.coming);
  const pinned = new Set<number>(pinnedIn(layout));
  const eligible = stories.filter((story) => story.sectionId === sectionId || pinned.has(story.articleId));
  const arranged = fillLayout({ ...layout, bands: [] }, eligible, language);
  await markLive(storiesIn(arranged));
  const banner = bannerOf(layout, stories, freshness.now);
  // Stories of other sections may be shown here: the page needs their tags for invalidation.
  const tags = namedIn(layout).map((id) => `article:${id}`);
  const { until, now } = endingWith(banner, freshness);
  const changedAt = latestInstant([released?.releasedAt, lastChangeOf(storiesIn(arranged), freshness)]);
  return { ...topOf(arranged), banner, arranged, now, until, tags, changedAt };
}

/** A list's first page without the stories shown above it. */
export function withoutTopStories(page: PageOfItems<Teaser>, front: Top | null): PageOfItems<Teaser> {
  const above = new Set([front?.lead, ...(front?.seconds ?? [])].map((story) => story?.articleId));
  return { ...page, items: page.items.filter(({ articleId }) => !above.has(articleId)) };
}
