import { liveRelease } from '#db/liveViews/releaseViews.ts';
import { livePackageStory } from '#db/liveViews/seriesViews.ts';
import { reader } from '#db/pools.ts';
import { and, desc, eq, ne, sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Language, PackageStories } from './readerTypes.ts';
import { storyLinkColumns } from './teasers.ts';

/** Maximum stories shown of a package. */
const MAX_STORIES = 12;

/**
 * The live stories that began together with an article in its newest package that has a title, in one language; null:
 * there is none, or no other story of it is live.
 */
export async function readPackageStories(
  articleId: ArticleId,
  language: Language,
): Promise<PackageStories | null> {
  const hasTitle = sql`jsonb_exists(${livePackageStory.titles}, ${language})`;
  const [newest] = await reader()
    .select({ id: livePackageStory.packageId, titles: livePackageStory.titles })
    .from(livePackageStory)
    .where(and(eq(livePackageStory.articleId, articleId), hasTitle))
    .orderBy(desc(livePackageStory.togetherAt), desc(livePackageStory.packageId))
    .limit(1);
  const title = newest?.titles[language];
  if (!newest || !title) return null;
  const rows = await reader()
    .selectDistinct({
      ...storyLinkColumns,
      position: sql<number>`coalesce(${livePackageStory.position}, 1000)`,
    })
    .from(livePackageStory)
    .innerJoin(liveRelease, eq(liveRelease.id, livePackageStory.releaseId))
    .where(
      and(
        eq(livePackageStory.packageId, newest.id),
        ne(livePackageStory.articleId, articleId),
        eq(liveRelease.language, language),
      ),
    )
    .orderBy(sql`4`, liveRelease.articleId)
    .limit(MAX_STORIES);
  const stories = rows.map(({ position: _, ...story }) => story);
  return stories.length === 0 ? null : { id: newest.id, title, stories };
}
