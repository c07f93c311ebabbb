/**
 * Draws the pictures of the sample edition: `node tools/samplePictures/draw.ts` writes JPEG into db/sample/pictures/.
 * Run it after changing a drawing, and commit what it writes: the server never reads SVG.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { drawPicture, pictureKeys } from './drawing.ts';

/** Pixels. Wide enough for social cards; the first start makes about thirty renditions of each picture. */
const WIDTH = 1200;
const folder = join(import.meta.dirname, '../../db/sample/pictures');
await mkdir(folder, { recursive: true });
for (const key of pictureKeys) {
  const picture = await sharp(Buffer.from(drawPicture(key)))
    .resize(WIDTH)
    .jpeg({ quality: 86, chromaSubsampling: '4:4:4', mozjpeg: true })
    .toBuffer();
  await writeFile(join(folder, `${key}.jpg`), picture);
}
