import { liveRelease } from '#db/liveViews/releaseViews.ts';
import { reader } from '#db/pools.ts';
import { and, eq, ne, or } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';

type InLanguage = Awaited<ReturnType<typeof readTranslations>>[number];

/** Each as a story's page tells of it. @param original the one that the story is a translation of */
export const asTranslations = (found: InLanguage[], original: ArticleId | null) =>
  found.map(({ articleId, ...rest }) => ({ ...rest, isOriginal: articleId === original }));

/** The live ones, but for the article itself. */
export function readTranslations(articleId: ArticleId, original: ArticleId | null) {
  const family = original ?? articleId;
  return reader()
    .select({
      articleId: liveRelease.articleId,
      slug: liveRelease.slug,
      language: liveRelease.language,
      headline: liveRelease.headline,
    })
    .from(liveRelease)
    .where(
      and(
        ne(liveRelease.articleId, articleId),
        or(eq(liveRelease.translationOf, family), eq(liveRelease.articleId, family)),
      ),
    );
}
