import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { inTransaction, staff } from '#db/pools';
import { asset } from '#db/schema/assets';
import type { AnyActor } from '../actor.ts';
import { allow } from '../policy.ts';
import { record } from '../record.ts';
import { renderCrops } from './cropping.ts';
import { strip } from './decoding.ts';
import { type Asset, assetColumns } from './listing.ts';
import { decode, dominantColour, renderRenditions } from './rendering.ts';
import { folderOf, store } from './storage.ts';
import { inTurn } from './turns.ts';

export type UploadOrder = { bytes: Uint8Array; fileName: string };

/** where the focus is until somebody says otherwise */
const middle = { x: 50, y: 50 };

/**
 * Takes in a picture: checked, stripped, cut to sizes, kept under the hash of what is kept. The same bytes again are
 * the same asset.
 * @throws {Refusal} `picture-unfit`, `picture-large`
 */
export async function uploadAsset(actor: AnyActor, order: UploadOrder): Promise<Asset & { known: boolean }> {
  allow(actor, 'asset.upload');
  return inTurn(async () => {
    const master = await strip(order.bytes);
    const hash = createHash('sha256').update(master.bytes).digest('hex');
    const known = await findByHash(hash);
    if (known) return { ...known, known: true };
    const decoded = await decode(master.bytes, master);
    const [renditions, crops, colour] = await Promise.all([
      renderRenditions(decoded, master.width),
      renderCrops(decoded, middle),
      dominantColour(decoded),
    ]);
    const folder = folderOf(hash);
    // The bytes first: a row never names what is not there. Files without a row are only spare.
    await store(folder, [{ name: master.name, data: master.bytes }, ...renditions, ...crops]);
    const { width, height } = master;
    const row = {
      hash,
      fileName: plainName(order.fileName),
      width,
      height,
      colour,
      renditions: renditions.map(({ data: _, ...facts }) => ({ ...facts, key: `${folder}/${facts.name}` })),
      crops: crops.map(({ data: _, ...facts }) => facts),
    };
    return inTransaction(async (tx) => {
      const [made] = await tx
        .insert(asset)
        .values({ ...row, createdBy: actor.id })
        .onConflictDoNothing({ target: asset.hash })
        .returning(assetColumns);
      if (!made) {
        const [other] = await tx.select(assetColumns).from(asset).where(eq(asset.hash, hash));
        if (!other) throw new Error('the asset vanished');
        return { ...other, known: true };
      }
      await record(tx, actor, 'asset.upload', { is: 'asset', id: made.id }, { fileName: row.fileName, hash });
      return { ...made, known: false };
    });
  });
}

async function findByHash(hash: string): Promise<Asset | undefined> {
  const [row] = await staff().select(assetColumns).from(asset).where(eq(asset.hash, hash));
  return row;
}

/** A name to show, never a path: no folders, control characters or direction marks. */
function plainName(name: string): string {
  const base = name.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  return (
    base
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .normalize('NFC')
      .slice(0, 200)
      .replace(/\p{Cs}/gu, '') || 'picture'
  );
}
