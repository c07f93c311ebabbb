import type { Transaction } from '#db/pools.ts';
import { and, asc, eq, notInArray } from '#db/query.ts';
import type { ArticleId, SeriesId } from '#db/schema/ids.ts';
import { series, seriesPart } from '#db/schema/series.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { idsInBin } from '#editorial/bin/binFilters.ts';

export type SeriesRow = typeof series.$inferSelect;

/** Locks a series. @throws {Refusal} `not-found` */
export async function lockSeries(tx: Transaction, id: SeriesId): Promise<SeriesRow> {
  const [row] = await tx.select().from(series).where(eq(series.id, id)).for('update');
  if (!row) throw new Refusal('not-found');
  return row;
}

/** Locks a series in the version that the actor saw. @throws {Refusal} `not-found`, `changed-meanwhile` */
export async function findSeries(
  tx: Transaction,
  expected: { seriesId: SeriesId; version: number },
): Promise<SeriesRow> {
  const row = await lockSeries(tx, expected.seriesId);
  if (row.version !== expected.version) throw new Refusal('changed-meanwhile');
  return row;
}

/** The articles of a series, in order, live or not; without those in the bin. */
export async function readSeriesParts(tx: Transaction, id: SeriesId): Promise<ArticleId[]> {
  const rows = await tx
    .select({ articleId: seriesPart.articleId })
    .from(seriesPart)
    .where(and(eq(seriesPart.seriesId, id), notInArray(seriesPart.articleId, idsInBin(tx))))
    .orderBy(asc(seriesPart.position), asc(seriesPart.articleId));
  return rows.map(({ articleId }) => articleId);
}

/** The series that an article is a part of. */
export async function seriesOf(
  tx: Pick<Transaction, 'select'>,
  articleId: ArticleId,
): Promise<SeriesId | null> {
  const [row] = await tx
    .select({ id: seriesPart.seriesId })
    .from(seriesPart)
    .where(eq(seriesPart.articleId, articleId));
  return row?.id ?? null;
}
