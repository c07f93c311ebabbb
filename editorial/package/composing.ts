import { isDeepStrictEqual } from 'node:util';
import { eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools';
import { article } from '#db/schema/articles';
import { front } from '#db/schema/fronts';
import type { PackageId } from '#db/schema/ids';
import { packageItem, releasePackage } from '#db/schema/packages';
import { releaseKinds } from '#db/schema/releases';
import type { AnyActor } from '#editorial/actor';
import { frontId } from '#editorial/front/orders';
import { articleId, line, packageId } from '#editorial/orders';
import { named } from '#editorial/paper/describingPaper';
import { confirm } from '#editorial/people/confirming';
import { allow } from '#editorial/policy';
import { announce, record } from '#editorial/record';
import { Refusal } from '#editorial/refusal';
import { findPackage, itemsOf, lockPackage } from './finding.ts';
import { isScheduled } from './scheduled.ts';

const name = line(200).refine((text) => text.length > 0);
/** One transaction holds them all. */
const mostItems = 100;

const version = z.coerce.number().int().positive();

export const packageOrder = z.object({ name });
export type PackageOrder = z.input<typeof packageOrder>;

export async function createPackage(actor: AnyActor, order: PackageOrder): Promise<{ packageId: PackageId }> {
  allow(actor, 'package.change');
  const asked = packageOrder.parse(order);
  return inTransaction(async (tx) => {
    await confirm(tx, actor, 'package.change');
    const [made] = await tx
      .insert(releasePackage)
      .values({ name: asked.name, createdBy: actor.id })
      .returning({ id: releasePackage.id });
    if (!made) throw new Error('insert gave no row');
    await record(tx, actor, 'package.change', { is: 'package', id: made.id }, { created: asked.name });
    return { packageId: made.id };
  });
}

export const renameOrder = z.object({
  packageId,
  version,
  name,
  /** what readers are told of its stories, in each language; one without is told of in none. Left out: as before */
  titles: named(120).optional(),
});
export type RenameOrder = z.input<typeof renameOrder>;

/**
 * Says anew what staff call a package, and under which titles readers are told that its stories belong together.
 * @throws {Refusal} `not-found`, `changed-meanwhile`
 */
export async function renamePackage(actor: AnyActor, order: RenameOrder): Promise<void> {
  allow(actor, 'package.change');
  const asked = renameOrder.parse(order);
  await inTransaction(async (tx) => {
    await confirm(tx, actor, 'package.change');
    const was = await findPackage(tx, asked);
    await tx
      .update(releasePackage)
      .set({ name: asked.name, titles: asked.titles, version: was.version + 1 })
      .where(eq(releasePackage.id, was.id));
    const detail = { from: was.name, to: asked.name, ...(asked.titles && { titles: asked.titles }) };
    await record(tx, actor, 'package.change', { is: 'package', id: was.id }, detail);
    if (!isDeepStrictEqual(asked.titles ?? was.titles, was.titles)) await tellStories(tx, was.id);
  });
}

/** The pages of what was released with it, which may not have named it before. */
async function tellStories(tx: Transaction, id: PackageId): Promise<void> {
  const { rows } = await tx.execute<{ tag: string }>(sql`
    select distinct 'article:' || r.article_id as tag from package_release p join release r on r.id = p.release_id
    where p.package_id = ${id} and not isempty(r.live)`);
  await announce(tx, [`package:${id}`, ...rows.map(({ tag }) => tag)]);
}

const articleItem = z.object({
  articleId,
  /** what the change is, for those that were live before */
  kind: z.enum(releaseKinds).exclude(['first', 'take-back']).nullable().default(null),
  readerNote: line(2_000).default(''),
});
const frontItem = z.object({ frontId });

const ones = (items: z.output<typeof articleItem | typeof frontItem>[]) =>
  new Set(items.map((item) => ('articleId' in item ? item.articleId : -item.frontId))).size === items.length;

export const itemsOrder = z.object({
  packageId,
  version,
  /** all of them, in their order; each article and front at most once */
  items: z
    .array(z.union([articleItem, frontItem]))
    .max(100)
    .refine(ones),
});
export type ItemsOrder = z.input<typeof itemsOrder>;

/**
 * Says what a package holds. While it is scheduled it stays as it is.
 * @throws {Refusal} `not-found`, `changed-meanwhile`, `already-scheduled`
 */
export async function setItems(actor: AnyActor, order: ItemsOrder): Promise<{ version: number }> {
  allow(actor, 'package.change');
  const { items, ...asked } = itemsOrder.parse(order);
  return inTransaction(async (tx) => {
    await confirm(tx, actor, 'package.change');
    const was = await findPackage(tx, asked);
    if (await isScheduled(tx, was.id)) throw new Refusal('already-scheduled');
    await tx.delete(packageItem).where(eq(packageItem.packageId, was.id));
    const placed = items.map((item, position) => ({ packageId: was.id, position, ...item }));
    const articles = placed.filter((item) => 'articleId' in item);
    const fronts = placed.filter((item) => 'frontId' in item);
    await findAll(tx, { articles, fronts });
    // A reference holds its row: rows are taken in the order of their ids here, as everywhere.
    articles.sort((a, b) => a.articleId - b.articleId);
    fronts.sort((a, b) => a.frontId - b.frontId);
    if (placed.length > 0) await tx.insert(packageItem).values([...articles, ...fronts]);
    const next = was.version + 1;
    await tx.update(releasePackage).set({ version: next }).where(eq(releasePackage.id, was.id));
    const detail = {
      articles: articles.map((item) => item.articleId),
      fronts: fronts.map((item) => item.frontId),
    };
    await record(tx, actor, 'package.change', { is: 'package', id: was.id }, detail);
    return { version: next };
  });
}

type Given = {
  articles: { articleId: z.output<typeof articleId> }[];
  fronts: { frontId: z.output<typeof frontId> }[];
};

async function findAll(tx: Transaction, { articles, fronts }: Given): Promise<void> {
  const count = { count: sql<number>`count(*)::int` };
  const articleIds = articles.map((item) => item.articleId);
  const frontIds = fronts.map((item) => item.frontId);
  const [found] = await tx.select(count).from(article).where(inArray(article.id, articleIds));
  const [there] = await tx.select(count).from(front).where(inArray(front.id, frontIds));
  if (found?.count !== articleIds.length || there?.count !== frontIds.length) throw new Refusal('not-found');
}

export const addOrder = z.object({ packageId, articleId });

/**
 * Puts an article behind what a package holds; one that is there already stays where it is.
 * @throws {Refusal} `not-found`, `already-scheduled`
 */
export async function addToPackage(actor: AnyActor, order: z.input<typeof addOrder>): Promise<void> {
  allow(actor, 'package.change');
  const asked = addOrder.parse(order);
  await inTransaction(async (tx) => {
    await confirm(tx, actor, 'package.change');
    const was = await lockPackage(tx, asked.packageId);
    if (await isScheduled(tx, was.id)) throw new Refusal('already-scheduled');
    await findAll(tx, { articles: [asked], fronts: [] });
    const items = await itemsOf(tx, was.id);
    if (items.some(({ articleId }) => articleId === asked.articleId)) return;
    if (items.length >= mostItems) throw new Refusal('package-full', { most: mostItems });
    const position = (items.at(-1)?.position ?? -1) + 1;
    await tx.insert(packageItem).values({ packageId: was.id, articleId: asked.articleId, position });
    await tx
      .update(releasePackage)
      .set({ version: was.version + 1 })
      .where(eq(releasePackage.id, was.id));
    const detail = { added: asked.articleId };
    await record(tx, actor, 'package.change', { is: 'package', id: was.id }, detail);
  });
}
