import { lastChangeOf, readFreshness } from './freshness.ts';
import { asWholeStory, findKeysetPage, type Of, walkPages } from './keysetPagination.ts';
import { markLive } from './liveCoverage.ts';
import type { Freshness, Language, PageOfItems, Picture, ReleaseNumbers, Teaser } from './readerTypes.ts';
import { pageOf, parseCursor } from './teasers.ts';

export type CatalogueOrder = {
  /** at most one of the three */
  by?: Of;
  language?: Language;
  before?: string;
  /** entries per page */
  limit: number;
  /** with the bodies */
  whole?: boolean;
};

/** `body` is null unless it was requested. */
export type CatalogueEntry = Teaser & ReleaseNumbers & { body: unknown; pictures: Record<string, Picture> };

/**
 * Live articles for the API, newest by first release. A section, topic or author without articles gives an empty list.
 */
export async function readCatalogue(
  order: CatalogueOrder,
): Promise<Freshness & { page: PageOfItems<CatalogueEntry> }> {
  const [walk, truth] = await Promise.all([findKeysetPage(order.by), readFreshness(['sections'])]);
  truth.tags.push(walk?.tag ?? 'latest');
  if (!walk) return { page: { items: [], before: null }, ...truth };
  const { whole = false, language, limit } = order;
  const cursor = parseCursor(order.before);
  const rows = await walkPages(walk, { whole, language, cursor, limit: limit + 1 });
  const page = pageOf(rows, limit, asWholeStory);
  await markLive(page.items);
  return { page, ...truth, changedAt: lastChangeOf(page.items, truth) };
}
