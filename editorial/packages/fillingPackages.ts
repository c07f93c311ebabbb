import { z } from 'zod';
import type { Transaction } from '#db/pools.ts';
import { and, asc, count, eq, inArray } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { front } from '#db/schema/fronts.ts';
import type { ArticleId, FrontId } from '#db/schema/ids.ts';
import { packageItem, releasePackage } from '#db/schema/packages.ts';
import { releaseKinds } from '#db/schema/releases.ts';
import { section } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { articleIsNotInBin, sectionIsActive } from '#editorial/bin/binFilters.ts';
import { frontId } from '#editorial/fronts/frontInputSchemas.ts';
import { articleId, line, packageId } from '#editorial/inputSchemas.ts';
import { authorizedTransaction } from '#editorial/people/reauthorization.ts';
import {
  findPackage,
  type ItemRow,
  isShownItem,
  itemsOf,
  lockPackage,
  refuseScheduled,
} from './packageRows.ts';

/** One transaction releases all items. */
const MAX_ITEMS = 100;

const articleItem = z.object({
  articleId,
  /** the kind of change, for an article that was released before */
  kind: z.enum(releaseKinds).exclude(['first', 'take-back']).nullable().default(null),
  readerNote: line(2_000).default(''),
});
const frontItem = z.object({ frontId });

const isEachOnce = (items: z.output<typeof articleItem | typeof frontItem>[]) =>
  new Set(items.map((item) => ('articleId' in item ? item.articleId : -item.frontId))).size === items.length;

export const itemsOrder = z.object({
  packageId,
  version: z.coerce.number().int().positive(),
  /** all items in order; each article and each front at most once */
  items: articleItem.or(frontItem).array().max(MAX_ITEMS).refine(isEachOnce),
});
export type ItemsOrder = z.input<typeof itemsOrder>;

/**
 * Replaces the items of a package. A scheduled package is not changed.
 * @throws {Refusal} `not-found`, `changed-meanwhile`, `already-scheduled`
 */
export async function setItems(actor: AnyActor, order: ItemsOrder): Promise<{ version: number }> {
  allow(actor, 'package.change');
  const { items, ...parsed } = itemsOrder.parse(order);
  return authorizedTransaction(actor, 'package.change', async (tx) => {
    const { id, version } = await findPackage(tx, parsed);
    await refuseScheduled(tx, id);
    const before = await itemsOf(tx, id);
    await tx.delete(packageItem).where(isShownItem(tx, id));
    const rows = items.map((item, position) => ({ packageId: id, position, ...item }));
    // An insert locks the rows that it refers to. Sorted by id, because all locks are taken in that order.
    const articles = rows.filter((row) => 'articleId' in row).sort((a, b) => a.articleId - b.articleId);
    const fronts = rows.filter((row) => 'frontId' in row).sort((a, b) => a.frontId - b.frontId);
    const ids = { articles: articles.map((row) => row.articleId), fronts: fronts.map((row) => row.frontId) };
    await refuseMissing(tx, ids, before);
    if (rows.length > 0) await tx.insert(packageItem).values([...articles, ...fronts]);
    await tx
      .update(releasePackage)
      .set({ version: version + 1 })
      .where(eq(releasePackage.id, id));
    await record(tx, actor, 'package.filled', { is: 'package', id }, ids);
    return { version: version + 1 };
  });
}

type ItemIds = { articles: ArticleId[]; fronts: FrontId[] };

/**
 * A front with a section that was merged stays in the package, but cannot be added to it.
 * @throws {Refusal} `not-found`
 */
async function refuseMissing(tx: Transaction, ids: ItemIds, before: ItemRow[] = []): Promise<void> {
  const isPresent = and(inArray(article.id, ids.articles), articleIsNotInBin);
  const [articles] = await tx.select({ count: count() }).from(article).where(isPresent);
  const fronts = await tx
    .select({ id: front.id, sectionId: front.sectionId })
    .from(front)
    .where(inArray(front.id, ids.fronts));
  const added = fronts.filter(({ id }) => !before.some(({ frontId }) => frontId === id));
  const sectionIds = [...new Set(added.flatMap(({ sectionId }) => sectionId ?? []))];
  const sections = await tx
    .select({ id: section.id })
    .from(section)
    .where(and(inArray(section.id, sectionIds), sectionIsActive))
    .orderBy(asc(section.id))
    .for('key share');
  const isComplete = sections.length === sectionIds.length && fronts.length === ids.fronts.length;
  if (!isComplete || articles?.count !== ids.articles.length) throw new Refusal('not-found');
}

export const addOrder = z.object({ packageId, articleId });

/**
 * Adds an article at the end of a package; an article that is already in it keeps its position.
 * @throws {Refusal} `not-found`, `already-scheduled`
 */
export async function addToPackage(actor: AnyActor, order: z.input<typeof addOrder>): Promise<void> {
  allow(actor, 'package.change');
  const { packageId, articleId } = addOrder.parse(order);
  await authorizedTransaction(actor, 'package.change', async (tx) => {
    const { id, version } = await lockPackage(tx, packageId);
    await refuseScheduled(tx, id);
    await refuseMissing(tx, { articles: [articleId], fronts: [] });
    const items = await itemsOf(tx, id);
    if (items.some((item) => item.articleId === articleId)) return;
    if (items.length >= MAX_ITEMS) throw new Refusal('package-full', { most: MAX_ITEMS });
    const position = (items.at(-1)?.position ?? -1) + 1;
    await tx.insert(packageItem).values({ packageId, articleId, position });
    await tx
      .update(releasePackage)
      .set({ version: version + 1 })
      .where(eq(releasePackage.id, id));
    await record(tx, actor, 'package.article-added', { is: 'package', id }, { added: articleId });
  });
}
