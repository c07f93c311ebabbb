import { staff } from '#db/pools.ts';
import { and, desc, eq, inArray, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { release, type ShownPicture } from '#db/schema/releases.ts';
import { section } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import type { FrontCandidate } from '#editorial/readerQueries/frontRanking.ts';
import { sectionLabel } from '#editorial/readerQueries/teasers.ts';

/** Those of these stories that are under embargo, as readers will get them: for previews of the staff only. */
export async function findEmbargoedCandidates(actor: AnyActor, ids: ArticleId[]): Promise<FrontCandidate[]> {
  allow(actor, 'article.preview');
  if (ids.length === 0) return [];
  const rows = await staff()
    .select({
      row: release,
      // As readers' views tell them: with their crops, and none whose rights have ended.
      pictures: sql<Record<string, ShownPicture>>`live.showable(${release.pictures}, false)`,
      slug: article.slug,
      section: { slug: section.slug, names: section.names },
    })
    .from(release)
    .innerJoin(article, eq(article.id, release.articleId))
    .leftJoin(section, eq(section.id, release.sectionId))
    .where(and(inArray(release.articleId, ids), sql`lower(${release.live}) > now()`))
    .orderBy(desc(release.firstReleasedAt), desc(release.id));
  return rows.map(({ row, pictures, slug, section }) => ({
    articleId: row.articleId,
    slug,
    language: row.language,
    headline: row.headline,
    standfirst: row.standfirst,
    teaser: row.teaser,
    topics: row.topics,
    bylines: row.bylines,
    firstReleasedAt: row.firstReleasedAt,
    releasedAt: row.releasedAt,
    modifiedAt: row.modifiedAt,
    sectionId: row.sectionId,
    urgency: row.urgency,
    isOffFronts: row.isOffFronts,
    section: sectionLabel(section?.slug ?? null, section?.names ?? null, row.language),
    lead: row.leadAssetId === null ? null : (pictures[row.leadAssetId] ?? null),
  }));
}
