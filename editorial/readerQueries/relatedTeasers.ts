import type { Readable } from '#db/asOf.ts';
import { liveFiledSection } from '#db/liveViews/paperViews.ts';
import { liveRelated, liveRelease } from '#db/liveViews/releaseViews.ts';
import { reader } from '#db/pools.ts';
import { asc, desc, eq, type Placeholder, sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { RelatedTeaser } from './readerTypes.ts';
import { asTeaser } from './teasers.ts';

/** How many stories stand beside an article. */
export const relatedShown = 6;

/** The stored list, joined to what is live now. */
export async function readRelated(articleId: ArticleId): Promise<RelatedTeaser[]> {
  const rows = await relatedFrom(reader()).execute({ articleId });
  return rows.map(({ reason, ...row }) => ({ ...asTeaser(row), reason }));
}

/** More than a stored list has. */
const everyRelated = 50;

/**
 * The list beside an article. Postgres reads the list first, and each of its stories after it, because they have limits
 * of their own: joined at once, tables that were not analysed yet are read as often as they have rows.
 */
export function relatedQuery(from: Readable, articleId: ArticleId | Placeholder) {
  const list = from
    .select()
    .from(liveRelated)
    .where(eq(liveRelated.articleId, articleId))
    .limit(everyRelated)
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

/** Named, so that a connection plans it once: planning takes Postgres several times as long as reading the list. */
const prepareRelated = (from: Readable) =>
  relatedQuery(from, sql.placeholder('articleId')).prepare('related_beside');

const prepared = new WeakMap<Readable, ReturnType<typeof prepareRelated>>();

function relatedFrom(from: Readable): ReturnType<typeof prepareRelated> {
  const known = prepared.get(from) ?? prepareRelated(from);
  prepared.set(from, known);
  return known;
}
