import { lastChangeOf, readFreshness } from './freshness.ts';
import { asWholeStory, findPagedList, type Of, selectPage } from './keysetPagination.ts';
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
  hasBodies?: boolean;
};

/** `body` is null unless it was requested. */
export type CatalogueEntry = Teaser & ReleaseNumbers & { body: unknown; pictures: Record<string, Picture> };

/**
 * Live articles for the API, newest by first release. A section, topic or author without articles gives an empty list.
 */
export async function readCatalogue(
  order: CatalogueOrder,
): Promise<Freshness & { page: PageOfItems<CatalogueEntry> }> {
  const [freshness, list] = await Promise.all([readFreshness(['sections']), findPagedList(order.by)]);
  freshness.tags.push(list?.tag ?? 'latest');
  if (!list) return { page: { items: [], before: null }, ...freshness };
  const { hasBodies = false, language, limit } = order;
  const cursor = parseCursor(order.before);
  const rows = await selectPage(list, { hasBodies, language, cursor, limit: limit + 1 });
  const page = pageOf(rows, limit, asWholeStory);
  await markLive(page.items);
  return { page, ...freshness, changedAt: lastChangeOf(page.items, freshness) };
}
