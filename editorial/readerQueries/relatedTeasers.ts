import type { Readable } from '#db/asOf.ts';
import { liveFiledSection } from '#db/liveViews/paperViews.ts';
import { liveRelated, liveRelease } from '#db/liveViews/releaseViews.ts';
import { reader } from '#db/pools.ts';
import { asc, desc, eq, sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { RelatedTeaser } from './readerTypes.ts';
import { asTeaser } from './teasers.ts';

/** Maximum related stories shown beside an article. */
export const relatedShown = 6;

/** The stored list of an article, joined to the releases that are live. */
export async function readRelated(articleId: ArticleId): Promise<RelatedTeaser[]> {
  const rows = await relatedQuery(reader(), articleId);
  return rows.map(({ reason, ...row }) => ({ ...asTeaser(row), reason }));
}

/** A limit that is larger than any stored list. */
const MAX_STORED = 50;

/**
 * The related list of an article. The limits make Postgres read the list first, and then each of its stories. With a
 * plain join it would read tables without statistics once for each of their rows.
 */
export function relatedQuery(from: Readable, articleId: ArticleId) {
  const list = from
    .select()
    .from(liveRelated)
    .where(eq(liveRelated.articleId, articleId))
    .limit(MAX_STORED)
    .as('list');
  const story = from
    .select()
    .from(liveRelease)
    .where(eq(liveRelease.id, list.releaseId))
    .limit(1)
    .as('story');
  return from
    .select({
      releaseId: story.id,
      articleId: story.articleId,
      slug: story.slug,
      language: story.language,
      headline: story.headline,
      standfirst: story.standfirst,
      teaser: story.teaser,
      topics: story.topics,
      bylines: story.bylines,
      leadAssetId: story.leadAssetId,
      pictures: story.pictures,
      firstReleasedAt: story.firstReleasedAt,
      releasedAt: story.releasedAt,
      modifiedAt: story.modifiedAt,
      sectionSlug: liveFiledSection.slug,
      sectionNames: liveFiledSection.names,
      reason: list.reason,
    })
    .from(list)
    .innerJoinLateral(story, sql`true`)
    .leftJoin(liveFiledSection, eq(liveFiledSection.id, story.sectionId))
    .orderBy(asc(list.rank), desc(list.score), desc(story.id))
    .limit(relatedShown);
}
