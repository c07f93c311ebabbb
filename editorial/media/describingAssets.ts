import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { asset } from '#db/schema/assets.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import type { Dependences } from '#editorial/fieldMerge.ts';
import { assetId, line } from '#editorial/inputSchemas.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';
import { seenText } from '#editorial/seenValues.ts';
import { mergeOrder } from '#editorial/threeWayMerge.ts';
import { lockAsset, rightsState } from './assetState.ts';
import { changeRights, makesVisibleAgain, refuseMakingVisibleAgain, rightsEnd } from './pictureRights.ts';

/** A day within the range of Postgres, not before photography. */
const day = z.iso.date().refine((value) => value >= '1800', 'malformed');

const words = {
  alt: line(1_000).optional(),
  caption: line(1_000).optional(),
  credit: line(300).optional(),
  rights: line(500).optional(),
  rightsUntil: rightsEnd.optional(),
  creator: line(300).optional(),
  takenOn: day.nullable().optional(),
};

const seen = {
  alt: seenText.optional(),
  caption: seenText.optional(),
  credit: seenText.optional(),
  rights: seenText.optional(),
  rightsUntil: rightsEnd.optional(),
  creator: seenText.optional(),
  takenOn: seenText.nullable().optional(),
};

/** `rightsUntil` and `rights` depend on each other: an actor who changes one must have seen the other. */
const dependences: Dependences<Pick<Row, 'rights' | 'rightsUntil'>> = {
  rights: { on: 'rightsUntil' },
  rightsUntil: { on: 'rights' },
};

export const describeAssetOrder = z.object({
  assetId,
  ...words,
  /** for each field of the order, the value that the actor saw; changes by others to other fields are then kept */
  was: z.object(seen).optional(),
});
export type DescribeAssetOrder = z.input<typeof describeAssetOrder>;
type Order = Omit<z.output<typeof describeAssetOrder>, 'was'>;
type Row = typeof asset.$inferSelect;

/**
 * Changes a picture's texts and rights. Releases and figures in drafts have their own copies of the texts. Rights are
 * not copied: after their end no reader page shows the picture, whatever release contains it. Only an actor who may
 * release can therefore change the rights of a picture in use. Unchanged fields need no permission.
 * @throws {Refusal} `picture-missing`, `field-changed`, `released-already`; `rights-ended` if readers would see the
 * picture again
 */
export async function describeAsset(actor: AnyActor, order: DescribeAssetOrder): Promise<void> {
  allow(actor, 'asset.describe');
  const { assetId: id, was, ...requested } = describeAssetOrder.parse(order);
  await inTransaction(async (tx) => {
    const locked = await lockAsset(tx, id);
    const { row } = locked;
    const { alt, caption, credit, rights: held, rightsUntil, creator, takenOn } = row;
    const now = { alt, caption, credit, rights: held, rightsUntil, creator, takenOn };
    const merging = { was, now, wanted: requested, shape: words, dependences };
    const merged = await mergeOrder<typeof now>(tx, { is: 'asset', id }, merging);
    const changedTexts = changed(row, merged, ['alt', 'caption', 'credit', 'creator', 'takenOn']);
    const rights = changed(row, merged, ['rights', 'rightsUntil']);
    if (rights) await checkRights(tx, actor, locked, rights.after.rightsUntil);
    const decided = await decideOffers(tx, row, requested);
    if (changedTexts) await tx.update(asset).set(changedTexts.after).where(eq(asset.id, id));
    if (changedTexts || decided)
      await record(tx, actor, 'asset.describe', { is: 'asset', id }, { ...changedTexts, ...decided });
    if (rights) await changeRights(tx, actor, 'asset.change-rights', { id, ...rights });
  });
}

/**
 * Metadata of the file is offered for a field until a person saves that field with any value.
 * @returns the offers that remain after this order; null if none
 */
async function decideOffers(
  tx: Transaction,
  { id, embeddedMetadata }: Pick<Row, 'id' | 'embeddedMetadata'>,
  requested: Omit<Order, 'assetId'>,
): Promise<{ decided: string[] } | null> {
  if (!embeddedMetadata) return null;
  const isOpen = (name: string) => requested[name as keyof typeof requested] === undefined;
  const undecided = Object.entries(embeddedMetadata).filter(([name]) => isOpen(name));
  const decided = Object.keys(embeddedMetadata).filter((name) => !isOpen(name));
  if (decided.length === 0) return null;
  const remaining = undecided.length > 0 ? Object.fromEntries(undecided) : null;
  await tx.update(asset).set({ embeddedMetadata: remaining }).where(eq(asset.id, id));
  return { decided };
}

type LockedAsset = Awaited<ReturnType<typeof lockAsset>>;

async function checkRights(tx: Transaction, actor: AnyActor, locked: LockedAsset, until?: Date | null) {
  await reauthorize(tx, actor, 'asset.change-rights', rightsState(locked));
  if (until !== undefined && (await makesVisibleAgain(tx, locked, until)))
    await refuseMakingVisibleAgain(tx, locked.row);
}

type Name = Exclude<keyof Order, 'assetId'>;

/** The named fields that differ from the row, with old and new values; null if none does. */
function changed<Names extends Name>(row: Row, values: Partial<Pick<Order, Names>>, names: Names[]) {
  const isChanged = (name: Names) => values[name] !== undefined && String(values[name]) !== String(row[name]);
  const differ = names.filter(isChanged);
  if (differ.length === 0) return null;
  const pick = (from: Partial<Pick<Row, Names>>) =>
    Object.fromEntries(differ.map((name) => [name, from[name]])) as Partial<Pick<Row, Names>>;
  return { before: pick(row), after: pick(values as Partial<Pick<Row, Names>>) };
}
