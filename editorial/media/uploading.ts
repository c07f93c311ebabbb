import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { inTransaction, staff } from '#db/pools';
import { asset, type Rendition } from '#db/schema/assets';
import type { AnyActor } from '../actor.ts';
import { allow } from '../policy.ts';
import { record } from '../record.ts';
import { strip } from './decoding.ts';
import { type Asset, assetColumns } from './listing.ts';
import { type Rendered, renderRenditions } from './rendering.ts';
import { mediaDisk } from './storage.ts';

export type UploadOrder = { bytes: Uint8Array; fileName: string };

let turn: Promise<unknown> = Promise.resolve();

/** One picture at a time: decoding may take 200 MB and a core, and readers are waiting too. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work, work);
  turn = mine.catch(() => {});
  return mine;
}

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
    const { renditions, colour } = await renderRenditions(master.bytes, master.width);
    const folder = `${hash.slice(0, 2)}/${hash}`;
    const kept = renditions.map((rendition) => ({ ...rendition, key: `${folder}/${rendition.name}` }));
    // The bytes first: a row never names what is not there. Files without a row are only spare.
    await store([{ key: `${folder}/${master.name}`, data: master.bytes }, ...kept]);
    const { width, height } = master;
    const row = {
      hash,
      fileName: plainName(order.fileName),
      width,
      height,
      colour,
      renditions: kept.map(facts),
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

async function store(files: { key: string; data: Buffer }[]): Promise<void> {
  const disk = await mediaDisk();
  await Promise.all(files.map(({ key, data }) => disk.put(key, data)));
}

function facts({ data: _, ...rendition }: Rendered & { key: string }): Rendition {
  return rendition;
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
