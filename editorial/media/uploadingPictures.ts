import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nfc } from '#contracts/normalForm.ts';
import { inTransaction, staff } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { asset } from '#db/schema/assets.ts';
import { paper } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { type Asset, assetColumns, assetForActor } from './assetList.ts';
import { findKnownPicture, nonEmptyMetadata, offerMetadata } from './knownPictures.ts';
import { pictureFolder, store } from './mediaStorage.ts';
import { MAX_PICTURE_BYTES } from './pictureLimits.ts';
import { inPictureProcess, makePictureFolder } from './pictureProcess.ts';
import { runInTurn } from './pictureTurns.ts';

export type UploadOrder = { bytes: Uint8Array; fileName: string };
type Source = UploadOrder | (() => Promise<UploadOrder>);

/** Maximum pictures in the queue. */
const MAX_WAITING = 40;
const BUSY_RETRY_SECONDS = 5;

const DEFAULT_FOCUS = { x: 50, y: 50 };

/**
 * Accepts an upload: checks it, removes metadata, makes renditions, and stores it under the hash of the stored file.
 * Uploading the same bytes again returns the same asset, restored if it was in the bin.
 * @param source the bytes, or a function that reads them when the job starts, so that a queued upload uses no memory
 * @throws {Refusal} `picture-unfit`, `picture-large`, `busy` when the queue is full
 */
export async function uploadAsset(actor: AnyActor, source: Source): Promise<Asset & { known: boolean }> {
  allow(actor, 'asset.upload');
  if (runInTurn.waiting() >= MAX_WAITING) throw new Refusal('busy', { seconds: BUSY_RETRY_SECONDS });
  return runInTurn(async () => {
    await using folder = await makePictureFolder();
    const { path } = folder;
    const input = join(path, 'input');
    const fileName = await writePicture(source, input);
    const language = await paperLanguage();
    const { name, hash, embedded, ...size } = await inPictureProcess('strip', {
      input,
      folder: path,
      language,
    });
    await offerMetadata(actor, hash, embedded);
    const known = await findKnownPicture(actor, hash);
    if (known) return { ...known, known: true };
    const job = { input: join(path, name), folder: path, focus: DEFAULT_FOCUS, ...size };
    const { renditions, crops, colour } = await inPictureProcess('render', job);
    // Files are stored before the row, so that a row never names a missing file. Files without a row do no harm.
    await store(pictureFolder(hash), path, [{ name }, ...renditions, ...crops]);
    const row = {
      hash,
      fileName,
      ...size,
      colour,
      embeddedMetadata: nonEmptyMetadata(embedded),
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
        if (!other) throw new Error('an asset with this hash was deleted during the upload');
        return { ...(await assetForActor(tx, actor, other)), known: true };
      }
      await record(tx, actor, 'asset.upload', { is: 'asset', id: made.id }, { fileName: row.fileName, hash });
      return { ...(await assetForActor(tx, actor, made)), known: false };
    });
  });
}

/** Writes the picture to a file, to free memory while it is processed. @returns the file name to show */
async function writePicture(source: Source, path: string): Promise<string> {
  const { bytes, fileName } = typeof source === 'function' ? await source() : source;
  if (bytes.byteLength > MAX_PICTURE_BYTES) throw new Refusal('picture-large');
  await writeFile(path, bytes);
  return plainName(fileName);
}

async function paperLanguage(): Promise<string> {
  const [row] = await staff().select({ language: paper.language }).from(paper);
  return row?.language ?? 'en';
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
