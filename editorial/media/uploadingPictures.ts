import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nfc } from '#contracts/normalForm.ts';
import { inSnapshot, inTransaction, staff } from '#db/pools.ts';
import { and, eq, isNotNull, sql } from '#db/query.ts';
import { asset, type EmbeddedMetadata } from '#db/schema/assets.ts';
import { paper } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { type Asset, assetColumns, assetForActor } from './assetList.ts';
import { runInTurn } from './concurrencyLimit.ts';
import { pictureFolder, store } from './mediaStorage.ts';
import { makePictureFolder } from './pictureFolder.ts';
import { MAX_PICTURE_BYTES } from './pictureLimits.ts';
import { inPictureProcess } from './pictureProcess.ts';

export type UploadOrder = { bytes: Uint8Array; fileName: string };

/** Maximum pictures in the queue. */
const MAX_WAITING = 40;
const BUSY_RETRY_SECONDS = 5;

/** the default focus */
const middle = { x: 50, y: 50 };

/**
 * Accepts an upload: checks it, removes metadata, makes renditions, and stores it under the hash of the stored file.
 * The same bytes again give the same asset; one in the bin is restored. @param given the bytes, or a function that
 * reads them when their turn comes, so that a waiting upload uses no memory @throws {Refusal} `picture-unfit`,
 * `picture-large`, `busy` when too many wait
 */
export async function uploadAsset(
  actor: AnyActor,
  given: UploadOrder | (() => Promise<UploadOrder>),
): Promise<Asset & { known: boolean }> {
  allow(actor, 'asset.upload');
  if (runInTurn.waiting() >= MAX_WAITING) throw new Refusal('busy', { seconds: BUSY_RETRY_SECONDS });
  return runInTurn(async () => {
    await using folder = await makePictureFolder();
    const fileName = await writePicture(given, join(folder.path, 'input'));
    const { name, hash, embedded, ...size } = await inPictureProcess('strip', {
      input: join(folder.path, 'input'),
      folder: folder.path,
      language: await paperLanguage(),
    });
    await offerMetadata(actor, hash, embedded);
    const known = (await bringBack(actor, hash)) ?? (await findByHash(actor, hash));
    if (known) return { ...known, known: true };
    const { renditions, crops, colour } = await inPictureProcess('render', {
      input: join(folder.path, name),
      folder: folder.path,
      focus: middle,
      ...size,
    });
    // Files are stored before the row, so that a row never names a missing file. Files without a row do no harm.
    await store(pictureFolder(hash), folder.path, [{ name }, ...renditions, ...crops]);
    const row = {
      hash,
      fileName,
      ...size,
      colour,
      embeddedMetadata: orNull(embedded),
      renditions: renditions.map((facts) => ({ ...facts, key: `${pictureFolder(hash)}/${facts.name}` })),
      crops,
    };
    return inTransaction(async (tx) => {
      const [made] = await tx
        .insert(asset)
        .values({ ...row, createdBy: actor.id })
        .onConflictDoNothing({ target: asset.hash })
        .returning(assetColumns);
      if (!made) {
        const [other] = await tx.select(assetColumns).from(asset).where(eq(asset.hash, hash)).for('share');
        if (!other) throw new Error('the asset vanished');
        return { ...(await assetForActor(tx, actor, other)), known: true };
      }
      await record(tx, actor, 'asset.upload', { is: 'asset', id: made.id }, { fileName: row.fileName, hash });
      return { ...(await assetForActor(tx, actor, made)), known: false };
    });
  });
}

/** Writes the picture to a file, so that it uses no memory while it is processed. @returns its name, to be shown */
async function writePicture(
  given: UploadOrder | (() => Promise<UploadOrder>),
  path: string,
): Promise<string> {
  const { bytes, fileName } = typeof given === 'function' ? await given() : given;
  if (bytes.byteLength > MAX_PICTURE_BYTES) throw new Refusal('picture-large');
  await writeFile(path, bytes);
  return plainName(fileName);
}

async function paperLanguage(): Promise<string> {
  const [found] = await staff().select({ language: paper.language }).from(paper);
  return found?.language ?? 'en';
}

const orNull = (embedded: EmbeddedMetadata) => (Object.keys(embedded).length > 0 ? embedded : null);

/** A picture that exists already may be uploaded again with more or other metadata. */
async function offerMetadata(actor: AnyActor, hash: string, embedded: EmbeddedMetadata): Promise<void> {
  const offered = orNull(embedded);
  if (!offered) return;
  await inTransaction(async (tx) => {
    const [row] = await tx
      .update(asset)
      .set({ embeddedMetadata: offered })
      .where(
        and(
          eq(asset.hash, hash),
          sql`${asset.embeddedMetadata} is distinct from ${JSON.stringify(offered)}::jsonb`,
        ),
      )
      .returning({ id: asset.id });
    if (row) await record(tx, actor, 'asset.upload', { is: 'asset', id: row.id }, { embedded: offered });
  });
}

/** A picture in the bin that is uploaded again is restored unchanged. */
async function bringBack(actor: AnyActor, hash: string): Promise<Asset | undefined> {
  return inTransaction(async (tx) => {
    const [row] = await tx
      .update(asset)
      .set({ deletedAt: null, deletedBy: null })
      .where(and(eq(asset.hash, hash), isNotNull(asset.deletedAt)))
      .returning(assetColumns);
    if (row) await record(tx, actor, 'asset.upload', { is: 'asset', id: row.id }, { restored: true });
    return row && assetForActor(tx, actor, row);
  });
}

async function findByHash(actor: AnyActor, hash: string): Promise<Asset | undefined> {
  return inSnapshot(async (tx) => {
    const [row] = await tx.select(assetColumns).from(asset).where(eq(asset.hash, hash));
    return row && assetForActor(tx, actor, row);
  });
}

/** A name to show, not a path: without folders, control characters and direction marks. */
function plainName(name: string): string {
  const base = name.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  return (
    nfc(base.slice(0, 1_000).replace(/[\p{Cc}\p{Cf}]/gu, ''))
      .slice(0, 200)
      .replace(/\p{Cs}/gu, '') || 'picture'
  );
}
