/**
 * Draws the pictures of the sample edition into a folder, as JPEG: `node server/sample/drawing.ts FOLDER`.
 * It is a process of its own, as the server never lets the picture library read SVG.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { drawPicture, pictureKeys } from '../../db/sample/pictures/drawing.ts';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Which folder? node server/sample/drawing.ts FOLDER');
for (const key of pictureKeys) {
  const picture = await sharp(Buffer.from(drawPicture(key)))
    .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
    .toBuffer();
  await writeFile(join(folder, `${key}.jpg`), picture);
}
