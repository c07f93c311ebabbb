import { z } from 'zod';
import type { Transaction } from '#db/pools.ts';
import { and, eq, inArray, notInArray } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId, SeriesId } from '#db/schema/ids.ts';
import { series, seriesPart } from '#db/schema/series.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record } from '#editorial/audit/auditRecord.ts';
import { articleIsNotInBin, idsInBin } from '#editorial/bin/binFilters.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { authorizedTransaction } from '#editorial/people/reauthorization.ts';
import { refillSeriesLists } from '#editorial/related/listRefill.ts';
import { mostParts, seriesId } from './seriesInputSchemas.ts';
import { findSeries, lockSeries, readSeriesParts, type SeriesRow, seriesOf } from './seriesRows.ts';

export const partsOrder = z.strictObject({
  seriesId,
  /** the version that the actor saw */
  version: z.coerce.number().int().positive(),
  /** all parts, in order */
  articleIds: z
    .array(articleId)
    .max(mostParts)
    .refine((ids) => new Set(ids).size === ids.length),
});
export type PartsOrder = z.input<typeof partsOrder>;

/**
 * Sets the parts of a series, and their order. @throws {Refusal} `not-found`, `changed-meanwhile`, `in-series` when one
 * is a part of another series
 */
export async function setParts(actor: AnyActor, order: PartsOrder): Promise<{ version: number }> {
  allow(actor, 'series.change');
  const { articleIds, ...parsed } = partsOrder.parse(order);
  return authorizedTransaction(actor, 'series.change', async (tx) => {
    const was = await findSeries(tx, parsed);
    await refuseOtherSeries(tx, was, articleIds);
    return writeParts(tx, actor, was, articleIds);
  });
}

export const joinOrder = z.strictObject({
  articleId,
  /** null: remove it from its series */
  seriesId: seriesId.nullable(),
  /** from 1, counting every part; the last by default */
  part: z.coerce.number().int().min(1).max(mostParts).optional(),
});
export type JoinOrder = z.input<typeof joinOrder>;

/**
 * Makes an article a part of a series, and removes it from another one; a part of this series is moved. @throws
 * {Refusal} `not-found`, `series-full`
 */
export async function joinSeries(actor: AnyActor, order: JoinOrder): Promise<void> {
  allow(actor, 'series.change');
  const { articleId, seriesId, part } = joinOrder.parse(order);
  await authorizedTransaction(actor, 'series.change', async (tx) => {
    const previousSeries = await seriesOf(tx, articleId);
    const locked = new Map<SeriesId | null, SeriesRow>();
    const affected = new Set([previousSeries, seriesId].filter((id) => id !== null));
    for (const id of [...affected].sort((a, b) => a - b)) locked.set(id, await lockSeries(tx, id));
    if ((await seriesOf(tx, articleId)) !== previousSeries) throw new Refusal('changed-meanwhile');
    const from = previousSeries === seriesId ? undefined : locked.get(previousSeries);
    if (from) await writeParts(tx, actor, from, without(await readSeriesParts(tx, from.id), articleId));
    const to = locked.get(seriesId);
    if (!to) return;
    const parts = without(await readSeriesParts(tx, to.id), articleId);
    if (parts.length >= mostParts) throw new Refusal('series-full', { most: mostParts });
    parts.splice(part === undefined ? parts.length : part - 1, 0, articleId);
    await writeParts(tx, actor, to, parts);
  });
}

/**
 * Writes the parts, recomputes their related lists, audits the changes, and invalidates pages: the neighbours of each
 * part may have changed.
 */
async function writeParts(
  tx: Transaction,
  actor: AnyActor,
  was: SeriesRow,
  articleIds: ArticleId[],
): Promise<{ version: number }> {
  const before = await readSeriesParts(tx, was.id);
  if (JSON.stringify(before) === JSON.stringify(articleIds)) return { version: was.version };
  const existingCount = await tx.$count(article, and(inArray(article.id, articleIds), articleIsNotInBin));
  if (existingCount !== articleIds.length) throw new Refusal('not-found');
  await tx
    .delete(seriesPart)
    .where(and(eq(seriesPart.seriesId, was.id), notInArray(seriesPart.articleId, idsInBin(tx))));
  // A foreign key locks the referenced row: rows are locked in the order of their ids, as everywhere.
  const rows = articleIds.map((articleId, position) => ({ articleId, seriesId: was.id, position }));
  rows.sort((a, b) => a.articleId - b.articleId);
  if (rows.length > 0) await tx.insert(seriesPart).values(rows);
  const version = was.version + 1;
  await tx.update(series).set({ version }).where(eq(series.id, was.id));
  const detail = { parts: articleIds, before };
  await record(tx, actor, 'series.filled', { is: 'series', id: was.id }, detail);
  await refillSeriesLists(tx, { before, after: articleIds });
  const affected = new Set([...before, ...articleIds]);
  await invalidate(tx, ['series', `series:${was.id}`, ...Array.from(affected, (id) => `article:${id}`)]);
  return { version };
}

/** @throws {Refusal} `in-series` */
async function refuseOtherSeries(tx: Transaction, was: SeriesRow, articleIds: ArticleId[]): Promise<void> {
  if (articleIds.length === 0) return;
  const rows = await tx
    .select({ id: series.id, names: series.names, slug: series.slug })
    .from(seriesPart)
    .innerJoin(series, eq(series.id, seriesPart.seriesId))
    .where(inArray(seriesPart.articleId, articleIds));
  const otherSeries = rows.find(({ id }) => id !== was.id);
  if (otherSeries)
    throw new Refusal('in-series', { name: Object.values(otherSeries.names)[0] ?? otherSeries.slug });
}

const without = (ids: ArticleId[], removed: ArticleId) => ids.filter((id) => id !== removed);
