import { z } from 'zod';
import { eq } from '#db/query.ts';
import { series } from '#db/schema/series.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record } from '#editorial/audit/auditRecord.ts';
import { authorizedTransaction } from '#editorial/people/reauthorization.ts';
import { seenNames } from '#editorial/seenValues.ts';
import { changedParts, mergeOrder } from '#editorial/threeWayMerge.ts';
import { seriesId, seriesTexts } from './seriesInputSchemas.ts';
import { findSeries, lockSeries, readSeriesParts } from './seriesRows.ts';

const version = z.coerce.number().int().positive();

export const renameSeriesOrder = z.strictObject({
  seriesId,
  version,
  ...seriesTexts,
  /** the values that the actor saw; if set, later changes by others to names in other languages are kept */
  was: z.strictObject({ names: seenNames, standfirsts: seenNames }).optional(),
});
export type RenameSeriesOrder = z.input<typeof renameSeriesOrder>;

/**
 * Changes a series' names and standfirsts. Its slug stays, so that links to it work. @throws {Refusal} `not-found`,
 * `field-changed`; without `was`, `changed-meanwhile`
 */
export async function renameSeries(actor: AnyActor, order: RenameSeriesOrder): Promise<void> {
  allow(actor, 'series.change');
  const { names, standfirsts, was: seen, ...parsed } = renameSeriesOrder.parse(order);
  await authorizedTransaction(actor, 'series.change', async (tx) => {
    const was = seen ? await lockSeries(tx, parsed.seriesId) : await findSeries(tx, parsed);
    const now = { names: was.names, standfirsts: was.standfirsts };
    const wanted = { names, standfirsts };
    const subject = { is: 'series', id: was.id } as const;
    const change = await mergeOrder<typeof now>(tx, subject, { was: seen, now, wanted, shape: seriesTexts });
    const version = was.version + 1;
    await tx
      .update(series)
      .set({ ...change, version })
      .where(eq(series.id, was.id));
    const detail = {
      from: was.names,
      to: change.names ?? was.names,
      standfirsts: { before: was.standfirsts, after: change.standfirsts ?? was.standfirsts },
      parts: changedParts<typeof now>(now, change),
    };
    await record(tx, actor, 'series.renamed', subject, detail);
    await invalidate(tx, [`series:${was.id}`]);
  });
}

export const removeSeriesOrder = z.strictObject({ seriesId, version });

/** Deletes a series without parts. @throws {Refusal} `not-found`, `changed-meanwhile`, `series-has-parts` */
export async function removeSeries(actor: AnyActor, order: z.input<typeof removeSeriesOrder>): Promise<void> {
  allow(actor, 'series.change');
  const parsed = removeSeriesOrder.parse(order);
  await authorizedTransaction(actor, 'series.change', async (tx) => {
    const was = await findSeries(tx, parsed);
    const { length } = await readSeriesParts(tx, was.id);
    if (length > 0) throw new Refusal('series-has-parts', { count: length });
    await tx.delete(series).where(eq(series.id, was.id));
    await record(tx, actor, 'series.removed', { is: 'series', id: was.id }, { slug: was.slug });
  });
}
