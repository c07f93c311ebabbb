import { z } from 'zod';
import type { Transaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import type { SeriesId } from '#db/schema/ids.ts';
import { series } from '#db/schema/series.ts';
import type { LocalizedNames } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { isFitSlug, reserveSlug, slugFrom } from '#editorial/articles/articleSlugs.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { line } from '#editorial/inputSchemas.ts';
import { authorizedTransaction } from '#editorial/people/reauthorization.ts';
import { seriesTexts } from './seriesInputSchemas.ts';

export const createSeriesOrder = z.strictObject({
  ...seriesTexts,
  /** its permanent slug; derived from the name by default */
  slug: line(200).default(''),
});
export type CreateSeriesOrder = z.input<typeof createSeriesOrder>;

/** Creates a series without parts. @throws {Refusal} `slug-unfit`, `slug-taken` */
export async function createSeries(
  actor: AnyActor,
  order: CreateSeriesOrder,
): Promise<{ seriesId: SeriesId; slug: string }> {
  allow(actor, 'series.change');
  const { names, standfirsts, slug: requestedSlug } = createSeriesOrder.parse(order);
  return authorizedTransaction(actor, 'series.change', async (tx) => {
    const slug = requestedSlug === '' ? await freeAddress(tx, names) : await chosenAddress(tx, requestedSlug);
    const [created] = await tx
      .insert(series)
      .values({ slug, names, standfirsts, createdBy: actor.id })
      .returning({ id: series.id });
    if (!created) throw new Error('insert returned no row');
    await record(tx, actor, 'series.created', { is: 'series', id: created.id }, { slug, names });
    return { seriesId: created.id, slug };
  });
}

async function chosenAddress(tx: Transaction, slug: string): Promise<string> {
  if (!isFitSlug(slug)) throw new Refusal('slug-unfit', { slug });
  if (await isTaken(tx, slug)) throw new Refusal('slug-taken', { slug });
  return slug;
}

async function freeAddress(tx: Transaction, names: LocalizedNames): Promise<string> {
  const wanted = slugFrom(names.en ?? Object.values(names)[0] ?? '');
  const base = isFitSlug(wanted) ? wanted : `series-${wanted}`.replace(/-$/, '');
  for (let number = 1; number < 100; number++) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!(await isTaken(tx, slug))) return slug;
  }
  throw new Refusal('slug-taken', { slug: base });
}

/** Locks the slug until this transaction ends, and checks whether it is taken. */
async function isTaken(tx: Transaction, slug: string): Promise<boolean> {
  await reserveSlug(tx, `series ${slug}`);
  const [row] = await tx.select({ id: series.id }).from(series).where(eq(series.slug, slug));
  return row !== undefined;
}
