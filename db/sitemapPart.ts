/**
 * Articles per part of the sitemap, by id: an article never moves to another part, so old parts change only with their
 * stories. The views and indexes of drizzle/0032_sitemap_parts.sql use the same number.
 */
export const articlesPerPart = 2_000;

export const sitemapPartOf = (articleId: number): number => Math.floor((articleId - 1) / articlesPerPart);
