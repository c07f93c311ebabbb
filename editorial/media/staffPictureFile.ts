import { staff } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { asset, type Crop, type Rendition } from '#db/schema/assets.ts';
import type { AssetId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { pictureFolder } from './mediaStorage.ts';

/** A rendition or crop of a picture for staff, released or not; null if there is none by that name. */
export async function findStaffPictureFile(
  actor: AnyActor,
  id: AssetId,
  name: string,
): Promise<StoredFile | null> {
  allow(actor, 'asset.list');
  const { hash, renditions, crops, formerCrops } = asset;
  const columns = { hash, renditions, crops, formerCrops };
  const [row] = await staff().select(columns).from(asset).where(eq(asset.id, id));
  return row ? findStoredFile(row, name) : null;
}

/** A file made from a picture: its key in the storage, and how it is sent. */
export type StoredFile = Pick<Rendition, 'key' | 'format' | 'bytes'>;

type Files = { hash: string; renditions: Rendition[]; crops: Crop[]; formerCrops: Crop[] };

/** A picture's file by its name: a rendition, or a crop for its present or an earlier focus. */
export function findStoredFile(files: Files, name: string): StoredFile | null {
  const isNamed = (file: { name: string }) => file.name === name;
  const rendition = files.renditions.find(isNamed);
  if (rendition) return rendition;
  const crop = files.crops.find(isNamed) ?? files.formerCrops.find(isNamed);
  return crop ? { ...crop, key: `${pictureFolder(files.hash)}/${name}` } : null;
}
