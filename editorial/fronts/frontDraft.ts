import { staff } from '#db/pools.ts';
import { and, desc, eq, inArray, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { draft } from '#db/schema/drafts.ts';
import type { ArticleId, SectionId } from '#db/schema/ids.ts';
import { release } from '#db/schema/releases.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { type ArticleStanding, articleStanding } from '#editorial/articles/articleStanding.ts';
import { articleIsNotInBin } from '#editorial/bin/binFilters.ts';
import type { FrontCandidate } from '#editorial/readerQueries/frontRanking.ts';
import { readFront } from '#editorial/readerQueries/liveFront.ts';
import { readSectionFront } from '#editorial/readerQueries/sectionFront.ts';
import { checkFront, type FrontFinding } from './frontChecks.ts';
import type { FrontDraft } from './frontDraftRow.ts';
import { namedIn } from './frontLayout.ts';

/** A story as the screen for arranging a front shows it. */
export type FrontStory = { id: ArticleId; headline: string; language: Language; standing: ArticleStanding };

/** The story that readers would see now in one place. `picture` is the URL of its smallest rendition. */
export type PlacedStory = { id: ArticleId; headline: string; picture: string | null } | null;

export type Showing = {
  /** the version of the draft */
  version: number;
  places: PlacedStory[];
  bands: { sectionId: SectionId; places: PlacedStory[] }[];
  /** every story that the layout names */
  stories: FrontStory[];
  findings: FrontFinding[];
};

type DraftLayout = Pick<FrontDraft, 'layout' | 'sectionId' | 'language' | 'version'>;

/** What readers would see of a draft now: the stories in its places, their states, and findings. */
export async function showDraft(actor: AnyActor, draft: DraftLayout): Promise<Showing> {
  allow(actor, 'front.read');
  const { layout, sectionId, language, version } = draft;
  const [front, stories] = await Promise.all([
    sectionId === null ? readFront({ language, layout }) : readSectionFront({ sectionId, language, layout }),
    readFrontStories(namedIn(layout)),
  ]);
  if (!front) throw new Error('no front, although a layout was passed');
  const { places, bands } = front.arranged;
  return {
    version,
    places: places.map(asShown),
    bands: bands.map((band) => ({ ...band, places: band.places.map(asShown) })),
    stories,
    findings: await checkFront(staff(), draft, front.now),
  };
}

function asShown(story: FrontCandidate | null): PlacedStory {
  if (!story) return null;
  const { articleId: id, headline, lead } = story;
  const smallest = lead?.renditions
    .filter(({ format }) => format === 'webp')
    .toSorted((one, other) => one.width - other.width)[0];
  const picture = lead && smallest ? `/newsroom/media/${lead.assetId}/${smallest.name}` : null;
  return { id, headline, picture };
}

const columns = {
  id: article.id,
  headline: draft.headline,
  language: article.language,
  standing: articleStanding,
};

export async function readFrontStories(ids: ArticleId[]): Promise<FrontStory[]> {
  if (ids.length === 0) return [];
  return staff()
    .select(columns)
    .from(article)
    .innerJoin(draft, eq(draft.articleId, article.id))
    .where(and(inArray(article.id, ids), articleIsNotInBin));
}

/** The newest live and scheduled stories, for filling places; at most thirty. */
export async function findNewest(
  actor: AnyActor,
  of: { sectionId: SectionId | null; language: Language },
): Promise<FrontStory[]> {
  allow(actor, 'front.read');
  const isLiveOrScheduled = sql`(${release.live} @> now() or lower(${release.live}) > now())`;
  const isInSection =
    of.sectionId === null
      ? undefined
      : sql`${release.sectionId} in (select s.id from section s where s.id = ${of.sectionId} or s.merged_into = ${of.sectionId})`;
  const rows = await staff()
    .select(columns)
    .from(release)
    .innerJoin(article, eq(article.id, release.articleId))
    .innerJoin(draft, eq(draft.articleId, article.id))
    .where(and(eq(release.language, of.language), isInSection, isLiveOrScheduled))
    .orderBy(desc(release.firstReleasedAt), desc(release.id))
    .limit(30);
  return rows.filter((row, at) => rows.findIndex(({ id }) => id === row.id) === at);
}
