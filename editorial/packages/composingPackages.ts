import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { and, asc, eq, inArray, isNull, notInArray, or, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { front } from '#db/schema/fronts.ts';
import type { FrontId, PackageId } from '#db/schema/ids.ts';
import { packageItem, releasePackage } from '#db/schema/packages.ts';
import { releaseKinds } from '#db/schema/releases.ts';
import { type LocalizedNames, section } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record } from '#editorial/audit/auditRecord.ts';
import { articleIsKept, idsInBin, sectionIsKept } from '#editorial/bin/binFilters.ts';
import { frontId } from '#editorial/fronts/frontInputSchemas.ts';
import { articleId, line, packageId } from '#editorial/inputSchemas.ts';
import { named } from '#editorial/paper/changingPaperDetails.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';
import { seenNames, seenText } from '#editorial/seenValues.ts';
import { changedParts, mergeOrder } from '#editorial/threeWayMerge.ts';
import { findPackage, type ItemRow, itemsOf, lockPackage } from './packageRows.ts';
import { isScheduled } from './packageSchedule.ts';

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
    await reauthorize(tx, actor, 'package.change');
    const [made] = await tx
      .insert(releasePackage)
      .values({ name: asked.name, createdBy: actor.id })
      .returning({ id: releasePackage.id });
    if (!made) throw new Error('insert gave no row');
    await record(tx, actor, 'package.created', { is: 'package', id: made.id }, { name: asked.name });
    return { packageId: made.id };
  });
}

const titles = named(120);

export const renameOrder = z.object({
  packageId,
  version,
  name,
  /** what readers are told of its stories, in each language; one without is told of in none. Left out: as before */
  titles: titles.optional(),
  /** what the person saw: with it, titles in other languages that somebody else changed meanwhile are kept */
  was: z.object({ name: seenText, titles: seenNames }).optional(),
});
export type RenameOrder = z.input<typeof renameOrder>;

/**
 * Says anew what staff call a package, and under which titles readers are told that its stories belong together.
 * @throws {Refusal} `not-found`, `field-changed`; without `was`, `changed-meanwhile`
 */
export async function renamePackage(actor: AnyActor, order: RenameOrder): Promise<void> {
  allow(actor, 'package.change');
  const asked = renameOrder.parse(order);
  await inTransaction(async (tx) => {
    await reauthorize(tx, actor, 'package.change');
    const was = asked.was ? await lockPackage(tx, asked.packageId) : await findPackage(tx, asked);
    const now: { name: string; titles: LocalizedNames } = { name: was.name, titles: was.titles };
    const change = await mergeOrder<typeof now>(
      tx,
      { is: 'package', id: was.id },
      {
        was: asked.was,
        now,
        wanted: { name: asked.name, ...(asked.titles && { titles: asked.titles }) },
        shape: { name, titles },
      },
    );
    await tx
      .update(releasePackage)
      .set({ ...change, version: was.version + 1 })
      .where(eq(releasePackage.id, was.id));
    const detail = {
      from: was.name,
      to: change.name ?? was.name,
      ...(change.titles && { titles: { before: was.titles, after: change.titles } }),
      parts: changedParts<typeof now>(now, change),
    };
    await record(tx, actor, 'package.renamed', { is: 'package', id: was.id }, detail);
    if (change.titles) await tellStories(tx, was.id);
  });
}

/** The pages of what was released with it, which may not have named it before. */
async function tellStories(tx: Transaction, id: PackageId): Promise<void> {
  const { rows } = await tx.execute<{ tag: string }>(sql`
    select distinct 'article:' || r.article_id as tag from package_release p join release r on r.id = p.release_id
    where p.package_id = ${id} and not isempty(r.live)`);
  await invalidate(tx, [`package:${id}`, ...rows.map(({ tag }) => tag)]);
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
    await reauthorize(tx, actor, 'package.change');
    const was = await findPackage(tx, asked);
    if (await isScheduled(tx, was.id)) throw new Refusal('already-scheduled');
    const before = await itemsOf(tx, was.id);
    await tx
      .delete(packageItem)
      .where(
        and(
          eq(packageItem.packageId, was.id),
          or(isNull(packageItem.articleId), notInArray(packageItem.articleId, idsInBin(tx))),
        ),
      );
    const placed = items.map((item, position) => ({ packageId: was.id, position, ...item }));
    const articles = placed.filter((item) => 'articleId' in item);
    const fronts = placed.filter((item) => 'frontId' in item);
    await findAll(tx, { articles, fronts, before });
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
    await record(tx, actor, 'package.filled', { is: 'package', id: was.id }, detail);
    return { version: next };
  });
}

type Given = {
  articles: { articleId: z.output<typeof articleId> }[];
  fronts: { frontId: z.output<typeof frontId> }[];
  before: ItemRow[];
};

/** A front whose section was merged stays until somebody takes it out, but is not put in. */
async function findAll(tx: Transaction, { articles, fronts, before }: Given): Promise<void> {
  const count = { count: sql<number>`count(*)::int` };
  const articleIds = articles.map((item) => item.articleId);
  const frontIds = fronts.map((item) => item.frontId);
  const [found] = await tx
    .select(count)
    .from(article)
    .where(and(inArray(article.id, articleIds), articleIsKept));
  const there = await tx
    .select({ id: front.id, sectionId: front.sectionId })
    .from(front)
    .where(inArray(front.id, frontIds));
  const isAdded = ({ id }: { id: FrontId }) => !before.some(({ frontId }) => frontId === id);
  const sectionIds = [...new Set(there.filter(isAdded).flatMap(({ sectionId }) => sectionId ?? []))];
  const sections = await tx
    .select({ id: section.id })
    .from(section)
    .where(and(inArray(section.id, sectionIds), sectionIsKept))
    .orderBy(asc(section.id))
    .for('key share');
  if (sections.length !== sectionIds.length || there.length !== frontIds.length)
    throw new Refusal('not-found');
  if (found?.count !== articleIds.length) throw new Refusal('not-found');
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
    await reauthorize(tx, actor, 'package.change');
    const was = await lockPackage(tx, asked.packageId);
    if (await isScheduled(tx, was.id)) throw new Refusal('already-scheduled');
    await findAll(tx, { articles: [asked], fronts: [], before: [] });
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
    await record(tx, actor, 'package.article-added', { is: 'package', id: was.id }, detail);
  });
}
