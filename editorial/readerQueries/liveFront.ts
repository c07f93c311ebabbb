import { liveFiledSection, liveFront } from '#db/liveViews/paperViews.ts';
import { liveRelease } from '#db/liveViews/releaseViews.ts';
import { reader } from '#db/pools.ts';
import { and, asc, eq, isNull } from '#db/query.ts';
import type { FrontLayout } from '#db/schema/fronts.ts';
import type { SectionId } from '#db/schema/ids.ts';
import type { LocalizedNames } from '#db/schema/taxonomy.ts';
import { automaticLayout, mostPlaces, namedIn, pinnedIn } from '#editorial/fronts/frontLayout.ts';
import { type Clock, earliestInstant, lastChangeOf, latestInstant, readFreshness } from './freshness.ts';
import { readFrontCandidates, withComing } from './frontCandidateList.ts';
import type { FrontCandidate } from './frontRanking.ts';
import { type ArrangedStory, fillLayout, TOP_CANDIDATES, withPresentBands } from './layoutFilling.ts';
import { markLive } from './liveCoverage.ts';
import type { Freshness, Language, Teaser } from './readerTypes.ts';
import { newest } from './storyLists.ts';

/** A breaking-news banner, with the time at which it ends. `slug` is that of its story, while that is live. */
export type Banner = { text: string; slug: string | null; until: Date };

/** The top of a front: the lead, and at most four stories beside it. */
export type Top = { lead: Teaser | null; seconds: Teaser[] };

export type Front = Freshness &
  Top & {
    banner: Banner | null;
    /** the first story of each is its feature */
    sections: { slug: string; names: LocalizedNames; stories: Teaser[] }[];
    /** the story in each place of the layout */
    arranged: ArrangedStory;
  };

/**
 * The front page as its live release arranges it. Until there is one it is arranged automatically: of the first dozen
 * by `rankForFront`, the first with a picture leads and the next four are beside it; then the stories of each section,
 * none of them twice. @param order.layout a layout to use instead of the released one, for its editors @param
 * order.coming stories to include as if they were live @param order.clock as in `readFreshness`
 */
export async function readFront(order: {
  language: Language;
  layout?: FrontLayout;
  coming?: FrontCandidate[];
  clock?: Clock;
}): Promise<Front> {
  const { language } = order;
  const [filed, released, freshness] = await Promise.all([
    reader()
      .select()
      .from(liveFiledSection)
      .orderBy(asc(liveFiledSection.position), asc(liveFiledSection.slug)),
    order.layout ? null : readLayout({ language, sectionId: null }),
    readFreshness(['front', 'sections'], order.clock),
  ]);
  const sections = filed.filter(({ id, sectionId }) => id === sectionId);
  const layout = withPresentBands(order.layout ?? released?.layout ?? automaticLayout(sections), filed);
  const pinned = pinnedIn(layout).length;
  const live = await readFrontCandidates({
    language,
    newest: TOP_CANDIDATES + pinned,
    inSections: { ids: layout.bands.map((band) => band.sectionId), each: 2 * mostPlaces + pinned },
    also: namedIn(layout),
  });
  const stories = withComing(live, order.coming);
  const arranged = fillLayout(layout, stories, language);
  await markLive(storiesIn(arranged));
  const known = new Map(sections.map((section) => [section.id, section]));
  const bands = arranged.bands.flatMap(({ sectionId, places }) => {
    const section = known.get(sectionId);
    const shown = places.filter((story) => story !== null);
    return section && shown.length > 0 ? [{ slug: section.slug, names: section.names, stories: shown }] : [];
  });
  const banner = bannerOf(layout, stories, freshness.now);
  return {
    ...topOf(arranged),
    banner,
    sections: bands,
    arranged,
    ...endingWith(banner, freshness),
    changedAt: latestInstant([released?.releasedAt, lastChangeOf(storiesIn(arranged), freshness)]),
  };
}

/** Every story that has a place. */
export const storiesIn = ({ places, bands }: ArrangedStory): Teaser[] =>
  [places, ...bands.map((band) => band.places)].flat().filter((story) => story !== null);

type FrontSubject = { language: Language; sectionId: SectionId | null };
type ReleasedLayout = { layout: FrontLayout; releasedAt: Date };

/** The released layout of a front, at the moment that is read; null: it is arranged automatically. */
export async function readLayout({ sectionId, language }: FrontSubject): Promise<ReleasedLayout | null> {
  const isOfSection = sectionId === null ? isNull(liveFront.sectionId) : eq(liveFront.sectionId, sectionId);
  const [row] = await reader()
    .select({ layout: liveFront.layout, releasedAt: liveFront.releasedAt })
    .from(liveFront)
    .where(and(isOfSection, eq(liveFront.language, language)));
  return row ?? null;
}

/** The stories at the top of a front: the first is the lead. */
export function topOf({ places }: ArrangedStory): Top {
  const [lead = null, ...seconds] = places.filter((story) => story !== null);
  return { lead, seconds };
}

/**
 * The banner of a layout; null if there is none or it has ended. @param stories the live stories among which its link
 * is looked up
 */
export function bannerOf({ banner }: FrontLayout, stories: FrontCandidate[], now: Date): Banner | null {
  if (!banner || new Date(banner.until) <= now) return null;
  const story = stories.find(({ articleId }) => articleId === banner.articleId);
  return { text: banner.text, slug: story?.slug ?? null, until: new Date(banner.until) };
}

/** A page with a banner becomes outdated when the banner ends. */
export const endingWith = (banner: Banner | null, freshness: Freshness): Freshness => ({
  ...freshness,
  until: earliestInstant([banner?.until, freshness.until]),
});

/** The newest few stories, for pages that must offer other content (404, 410, an empty search). */
export async function readLatest(order: { language?: Language } = {}): Promise<Teaser[]> {
  const page = await newest(order.language ? eq(liveRelease.language, order.language) : undefined, 6);
  return page.items;
}
