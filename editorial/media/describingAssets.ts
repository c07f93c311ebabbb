import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { asset } from '#db/schema/assets.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { assetId, line } from '#editorial/inputSchemas.ts';
import { seenText } from '#editorial/seenValues.ts';
import { type Dependences, mergeOrder } from '#editorial/threeWayMerge.ts';
import { reauthorize } from '../people/reauthorization.ts';
import { type AssetState, lockAsset, rightsState } from './assetState.ts';
import { changeRights, makesVisibleAgain, refuseMakingVisibleAgain, rightsEnd } from './pictureRights.ts';

/** A day that Postgres can write; pictures are no older. */
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

/** An end is that of the rights that the person saw, and the other way about. */
const dependences: Dependences<Pick<Row, 'rights' | 'rightsUntil'>> = {
  rights: { on: 'rightsUntil' },
  rightsUntil: { on: 'rights' },
};

export const describeAssetOrder = z.object({
  assetId,
  ...words,
  /** of each field of the order, what the person saw: what others did to other fields meanwhile is kept */
  was: z.object(seen).optional(),
});
export type DescribeAssetOrder = z.input<typeof describeAssetOrder>;
type Order = Omit<z.output<typeof describeAssetOrder>, 'was'>;
type Row = typeof asset.$inferSelect;

/**
 * Says what a picture shows and whose it is. Releases keep the words they were released with; a figure in a draft
 * has words of its own. Rights are not frozen: once they have ended no page of readers shows it, whatever release asks
 * for it, so those of a picture in use are changed only by who may release. Fields that stay as they are ask for nothing.
 * @throws {Refusal} `picture-missing`, `field-changed`, `released-already`, `rights-ended` when it would show readers a picture again
 */
export async function describeAsset(actor: AnyActor, order: DescribeAssetOrder): Promise<void> {
  allow(actor, 'asset.describe');
  const { assetId: id, was, ...wanted } = describeAssetOrder.parse(order);
  await inTransaction(async (tx) => {
    const { row, ...state } = await lockAsset(tx, id);
    const { alt, caption, credit, rights: held, rightsUntil, creator, takenOn } = row;
    const now = { alt, caption, credit, rights: held, rightsUntil, creator, takenOn };
    const given = await mergeOrder<typeof now>(
      tx,
      { is: 'asset', id },
      { was, now, wanted, shape: words, dependences },
    );
    const said = changed(row, given, ['alt', 'caption', 'credit', 'creator', 'takenOn']);
    const rights = changed(row, given, ['rights', 'rightsUntil']);
    if (rights) await judgeRights(tx, actor, { row, ...state }, rights.after);
    const decided = await decideOffers(tx, row, wanted);
    if (said) await tx.update(asset).set(said.after).where(eq(asset.id, id));
    if (said || decided)
      await record(tx, actor, 'asset.describe', { is: 'asset', id }, { ...said, ...decided });
    if (rights) await changeRights(tx, actor, 'asset.change-rights', { id, ...rights });
  });
}

/**
 * What the file says of a member is offered until a person has saved that member, with whatever value.
 * @returns the members that this order decides on; null if none
 */
async function decideOffers(
  tx: Transaction,
  { id, embeddedMetadata }: Pick<Row, 'id' | 'embeddedMetadata'>,
  wanted: Omit<Order, 'assetId'>,
): Promise<{ decided: string[] } | null> {
  if (!embeddedMetadata) return null;
  const isLeft = (name: string) => wanted[name as keyof typeof wanted] === undefined;
  const left = Object.entries(embeddedMetadata).filter(([name]) => isLeft(name));
  const decided = Object.keys(embeddedMetadata).filter((name) => !isLeft(name));
  if (decided.length === 0) return null;
  await tx
    .update(asset)
    .set({ embeddedMetadata: left.length > 0 ? Object.fromEntries(left) : null })
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

/** Those of the named fields that differ from the row, as they were and as they will be; null if none does. */
function changed<Names extends Name>(row: Row, given: Partial<Pick<Order, Names>>, names: Names[]) {
  const differ = names.filter(
    (name) => given[name] !== undefined && String(given[name]) !== String(row[name]),
  );
  if (differ.length === 0) return null;
  const pick = (from: Partial<Pick<Row, Names>>) =>
    Object.fromEntries(differ.map((name) => [name, from[name]])) as Partial<Pick<Row, Names>>;
  return { before: pick(row), after: pick(given as Partial<Pick<Row, Names>>) };
}
