import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { inTransaction } from '#db/pools';
import { series } from '#db/schema/series';
import type { AnyActor } from '#editorial/actor';
import { confirm } from '#editorial/people/confirming';
import { allow } from '#editorial/policy';
import { announce, record } from '#editorial/record';
import { Refusal } from '#editorial/refusal';
import { findSeries, partsOf } from './finding.ts';
import { seriesId, telling } from './orders.ts';

const version = z.coerce.number().int().positive();

export const renameSeriesOrder = z.strictObject({ seriesId, version, ...telling });
export type RenameSeriesOrder = z.input<typeof renameSeriesOrder>;

/**
 * Says anew what a series is called and about. Its address stays, so that links to it hold.
 * @throws {Refusal} `not-found`, `changed-meanwhile`
 */
export async function renameSeries(actor: AnyActor, order: RenameSeriesOrder): Promise<void> {
  allow(actor, 'series.change');
  const { names, standfirsts, ...asked } = renameSeriesOrder.parse(order);
  await inTransaction(async (tx) => {
    await confirm(tx, actor, 'series.change');
    const was = await findSeries(tx, asked);
    await tx
      .update(series)
      .set({ names, standfirsts, version: was.version + 1 })
      .where(eq(series.id, was.id));
    const detail = { from: was.names, to: names };
    await record(tx, actor, 'series.change', { is: 'series', id: was.id }, detail);
    await announce(tx, [`series:${was.id}`]);
  });
}

export const dropSeriesOrder = z.strictObject({ seriesId, version });

/** Ends a series that has no parts, as if it had not been founded. @throws {Refusal} `not-found`, `changed-meanwhile`, `series-has-parts` */
export async function dropSeries(actor: AnyActor, order: z.input<typeof dropSeriesOrder>): Promise<void> {
  allow(actor, 'series.change');
  const asked = dropSeriesOrder.parse(order);
  await inTransaction(async (tx) => {
    await confirm(tx, actor, 'series.change');
    const was = await findSeries(tx, asked);
    const { length } = await partsOf(tx, was.id);
    if (length > 0) throw new Refusal('series-has-parts', { count: length });
    await tx.delete(series).where(eq(series.id, was.id));
    await record(tx, actor, 'series.change', { is: 'series', id: was.id }, { dropped: was.slug });
  });
}
