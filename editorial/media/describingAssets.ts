import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { asset } from '#db/schema/assets.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import type { Dependences } from '#editorial/fieldMerge.ts';
import { assetId, line } from '#editorial/inputSchemas.ts';
import { seenText } from '#editorial/seenValues.ts';
import { mergeOrder } from '#editorial/threeWayMerge.ts';
import { reauthorize } from '../people/reauthorization.ts';
import { type AssetState, lockAsset, rightsState } from './assetState.ts';
import { changeRights, makesVisibleAgain, refuseMakingVisibleAgain, rightsEnd } from './pictureRights.ts';

/** A day in the range of Postgres; photographs are not older. */
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

/** The end date depends on the rights that the person saw, and the reverse. */
const dependences: Dependences<Pick<Row, 'rights' | 'rightsUntil'>> = {
  rights: { on: 'rightsUntil' },
  rightsUntil: { on: 'rights' },
};

export const describeAssetOrder = z.object({
  assetId,
  ...words,
  /** for each field of the order, the value that the person saw: changes of other fields by others are then kept */
  was: z.object(seen).optional(),
});
export type DescribeAssetOrder = z.input<typeof describeAssetOrder>;
type Order = Omit<z.output<typeof describeAssetOrder>, 'was'>;
type Row = typeof asset.$inferSelect;

/**
 * Changes a picture's texts and rights. Releases keep the texts they froze; a figure in a draft has its own. Rights are
 * not frozen: after their end no reader page shows the picture, whatever release contains it. Rights of a picture in
 * use can therefore be changed only by those who may release. Unchanged fields need no permission. @throws {Refusal}
 * `picture-missing`, `field-changed`, `released-already`, `rights-ended` if the change would show readers a picture
 * again
 */
export async function describeAsset(actor: AnyActor, order: DescribeAssetOrder): Promise<void> {
  allow(actor, 'asset.describe');
  const { assetId: id, was, ...requested } = describeAssetOrder.parse(order);
  await inTransaction(async (tx) => {
    const { row, ...state } = await lockAsset(tx, id);
    const { alt, caption, credit, rights: held, rightsUntil, creator, takenOn } = row;
    const now = { alt, caption, credit, rights: held, rightsUntil, creator, takenOn };
    const merged = await mergeOrder<typeof now>(
      tx,
      { is: 'asset', id },
      { was, now, wanted: requested, shape: words, dependences },
    );
    const changedTexts = changed(row, merged, ['alt', 'caption', 'credit', 'creator', 'takenOn']);
    const rights = changed(row, merged, ['rights', 'rightsUntil']);
    if (rights) await judgeRights(tx, actor, { row, ...state }, rights.after);
    const decided = await decideOffers(tx, row, requested);
    if (changedTexts) await tx.update(asset).set(changedTexts.after).where(eq(asset.id, id));
    if (changedTexts || decided)
      await record(tx, actor, 'asset.describe', { is: 'asset', id }, { ...changedTexts, ...decided });
    if (rights) await changeRights(tx, actor, 'asset.change-rights', { id, ...rights });
  });
}

/**
 * Metadata of the file is offered for a field until a person has saved that field with any value. @returns the offers
 * that remain after this order; null if none
 */
async function decideOffers(
  tx: Transaction,
  { id, embeddedMetadata }: Pick<Row, 'id' | 'embeddedMetadata'>,
  requested: Omit<Order, 'assetId'>,
): Promise<{ decided: string[] } | null> {
  if (!embeddedMetadata) return null;
  const isLeft = (name: string) => requested[name as keyof typeof requested] === undefined;
  const undecided = Object.entries(embeddedMetadata).filter(([name]) => isLeft(name));
  const decided = Object.keys(embeddedMetadata).filter((name) => !isLeft(name));
  if (decided.length === 0) return null;
  await tx
    .update(asset)
    .set({ embeddedMetadata: undecided.length > 0 ? Object.fromEntries(undecided) : null })
    .where(eq(asset.id, id));
  return { decided };
}

async function judgeRights(
  tx: Transaction,
  actor: AnyActor,
  found: AssetState & { row: Row },
  after: Pick<Order, 'rightsUntil'>,
): Promise<void> {
  await reauthorize(tx, actor, 'asset.change-rights', rightsState(found));
  if (after.rightsUntil === undefined || !(await makesVisibleAgain(tx, found, after.rightsUntil))) return;
  await refuseMakingVisibleAgain(tx, found.row);
}

type Name = Exclude<keyof Order, 'assetId'>;

/** Those of the named fields whose values differ from the row, with old and new values; null if none does. */
function changed<Names extends Name>(row: Row, values: Partial<Pick<Order, Names>>, names: Names[]) {
  const differ = names.filter(
    (name) => values[name] !== undefined && String(values[name]) !== String(row[name]),
  );
  if (differ.length === 0) return null;
  const pick = (from: Partial<Pick<Row, Names>>) =>
    Object.fromEntries(differ.map((name) => [name, from[name]])) as Partial<Pick<Row, Names>>;
  return { before: pick(row), after: pick(values as Partial<Pick<Row, Names>>) };
}
