import { liveRelease } from '#db/liveViews/releaseViews.ts';
import { reader } from '#db/pools.ts';
import { and, eq, ne, or } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { storyLinkColumns } from './teasers.ts';

type InLanguage = Awaited<ReturnType<typeof readTranslations>>[number];

/** Translations as a story's page shows them. @param original the article that the story is a translation of */
export const asTranslations = (translations: InLanguage[], original: ArticleId | null) =>
  translations.map(({ articleId, ...rest }) => ({ ...rest, isOriginal: articleId === original }));

/** The live translations of an article, without the article itself. */
export function readTranslations(articleId: ArticleId, original: ArticleId | null) {
  const family = original ?? articleId;
  const isInFamily = or(eq(liveRelease.translationOf, family), eq(liveRelease.articleId, family));
  return reader()
    .select({ ...storyLinkColumns, language: liveRelease.language })
    .from(liveRelease)
    .where(and(ne(liveRelease.articleId, articleId), isInFamily));
}
