import type { Crop, Rendition } from '#db/schema/assets.ts';
import { pictureFolder } from './mediaStorage.ts';

/** A file made from a picture: its key in the storage, and how it is sent. */
export type StoredFile = Pick<Rendition, 'key' | 'format' | 'bytes'>;

type Files = { hash: string; renditions: Rendition[]; crops: Crop[]; formerCrops: Crop[] };

/** A picture's file by its name: a rendition, or a crop for its present or an earlier focus. */
export function findStoredFile(files: Files, name: string): StoredFile | null {
  const isNamed = (one: { name: string }) => one.name === name;
  const rendition = files.renditions.find(isNamed);
  if (rendition) return rendition;
  const crop = files.crops.find(isNamed) ?? files.formerCrops.find(isNamed);
  return crop
    ? { key: `${pictureFolder(files.hash)}/${name}`, format: crop.format, bytes: crop.bytes }
    : null;
}
