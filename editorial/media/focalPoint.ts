import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Focus } from '#body/cropping.ts';
import { inTransaction, staff } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { asset, type Crop } from '#db/schema/assets.ts';
import type { AssetId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record } from '#editorial/audit/auditRecord.ts';
import { assetId } from '#editorial/inputSchemas.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';
import { focusState, isInUse, lockAsset } from './assetState.ts';
import { tagsShowing } from './assetTags.ts';
import { pictureFolder, readOriginal, store } from './mediaStorage.ts';
import { inPictureProcess, makePictureFolder } from './pictureProcess.ts';
import { runInTurn } from './pictureTurns.ts';

const hundredths = z.number().int().min(0).max(100);

export const focusAssetOrder = z.object({ assetId, x: hundredths, y: hundredths });
export type FocusAssetOrder = z.input<typeof focusAssetOrder>;

/**
 * Sets the focal point of a picture, around which crops are made. Crops belong to the picture and not to releases, so
 * every story that shows it gets new crops at new addresses; the old addresses still work. For a picture in use, only
 * those who may release can change it. @throws {Refusal} `picture-missing`, `released-already`
 */
export async function focusAsset(actor: AnyActor, order: FocusAssetOrder): Promise<void> {
  const { assetId: id, ...focus } = focusAssetOrder.parse(order);
  await runInTurn(async () => {
    const original = await findOriginal(id);
    if (!original) throw new Refusal('picture-missing');
    allow(actor, 'asset.change-focus', focusState(original)); // checked again after the crops are made
    const crops = await makeCrops(original.row, focus);
    await inTransaction(async (tx) => {
      const { row: before, ...state } = await lockAsset(tx, id);
      await reauthorize(tx, actor, 'asset.change-focus', focusState(state));
      const was = focusOf(before);
      if (was.x === focus.x && was.y === focus.y && before.crops.length > 0) return;
      await tx
        .update(asset)
        .set(recropped(before, crops, focus))
        .where(eq(asset.id, id));
      await record(tx, actor, 'asset.change-focus', { is: 'asset', id }, { before: was, after: focus });
      await invalidate(tx, await tagsShowing(tx, id));
    });
  });
}

/** Makes the crops of a picture that was uploaded before crops existed; idempotent. */
export async function makeMissingCrops(id: AssetId): Promise<void> {
  await runInTurn(async () => {
    const original = await findOriginal(id);
    if (!original || original.row.crops.length > 0) return;
    const crops = await makeCrops(original.row, focusOf(original.row));
    await inTransaction(async (tx) => {
      const [now] = await tx.select().from(asset).where(eq(asset.id, id)).for('update');
      if (!now || now.crops.length > 0) return; // somebody set its focus meanwhile
      await tx.update(asset).set({ crops }).where(eq(asset.id, id));
      await invalidate(tx, await tagsShowing(tx, id));
    });
  });
}

/** The focal point in percent from the left and the top, from the row's fractions. */
export const focusOf = (row: { focalX: number; focalY: number }): Focus => ({
  x: Math.round(row.focalX * 100),
  y: Math.round(row.focalY * 100),
});

type Picture = typeof asset.$inferSelect;

/** Makes the crops of a stored picture and stores them beside it. Must be called through `runInTurn`. */
async function makeCrops({ hash, width, height }: Picture, focus: Focus): Promise<Crop[]> {
  await using folder = await makePictureFolder();
  const input = join(folder.path, 'original');
  await writeFile(input, await readOriginal(hash));
  const crops = await inPictureProcess('crop', { input, folder: folder.path, width, height, focus });
  await store(pictureFolder(hash), folder.path, crops);
  return crops;
}

async function findOriginal(id: AssetId) {
  const [original] = await staff().select({ row: asset, isInUse }).from(asset).where(eq(asset.id, id));
  return original;
}

/** Maximum earlier crops that are still served: those of about thirty changes. */
const MAX_FORMER_CROPS = 500;

function recropped(before: Picture, crops: Crop[], { x, y }: Focus) {
  const former = new Map([...before.crops, ...before.formerCrops].map((crop) => [crop.name, crop]));
  for (const { name } of crops) former.delete(name);
  const formerCrops = [...former.values()].slice(0, MAX_FORMER_CROPS);
  return { focalX: x / 100, focalY: y / 100, crops, formerCrops };
}
