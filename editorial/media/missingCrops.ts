import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Focus, Size } from '#body/cropping.ts';
import type { Crop } from '#db/schema/assets.ts';
import { pictureFolder, readOriginal, store } from './mediaStorage.ts';
import { makePictureFolder } from './pictureFolder.ts';
import { inPictureProcess } from './pictureProcess.ts';

/** Makes the crops of a stored picture and stores them beside it. Call it through `runInTurn`. */
export async function makeCrops(
  { hash, width, height }: Size & { hash: string },
  focus: Focus,
): Promise<Crop[]> {
  await using folder = await makePictureFolder();
  const input = join(folder.path, 'original');
  await writeFile(input, await readOriginal(hash));
  const crops = await inPictureProcess('crop', { input, folder: folder.path, width, height, focus });
  await store(pictureFolder(hash), folder.path, crops);
  return crops;
}
