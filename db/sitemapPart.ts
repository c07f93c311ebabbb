/**
 * How many articles a part of the sitemap has room for, by their ids: an article never moves to another part, so old parts
 * change only with their stories. The views and indexes of drizzle/0032_sitemap_parts.sql say the same number.
 */
export const articlesPerPart = 2_000;

export const sitemapPartOf = (articleId: number): number => Math.floor((articleId - 1) / articlesPerPart);
