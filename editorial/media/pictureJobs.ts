import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Focus, Size } from '#body/cropping.ts';
import { mapInSequence } from '#contracts/concurrencyLimit.ts';
import type { Crop, EmbeddedMetadata, Rendition } from '#db/schema/assets.ts';
import { readEmbeddedMetadata } from './metadata/embeddedMetadata.ts';
import { stripMetadata } from './pictureDecoding.ts';
import { decode, dominantColour, renderRenditions } from './pictureEncoding.ts';
import { renderCrops } from './renderedCrops.ts';

/** The jobs of the picture process. Each reads the file `input` and writes its results into `folder`. */
export const pictureJobs = {
  /** Encodes a picture without its metadata, which it returns. @throws {Refusal} `picture-large`, `picture-unfit` */
  async strip({ input, folder, language }: ForMaster): Promise<Master> {
    const { bytes, metadata, ...facts } = await stripMetadata(await readFile(input));
    await writeFile(join(folder, facts.name), bytes);
    const hash = createHash('sha256').update(bytes).digest('hex');
    return { ...facts, hash, embedded: readEmbeddedMetadata(metadata, language) };
  },

  /** Makes the renditions and crops for readers, and the colour that is shown until the picture has loaded. */
  async render({ input, folder, focus, ...size }: ForCrops): Promise<RenderedPicture> {
    const decoded = await decode(await readFile(input), size);
    const renditions = await writeAll(folder, await renderRenditions(decoded, size.width));
    const crops = await writeAll(folder, await renderCrops(decoded, focus));
    return { renditions, crops, colour: await dominantColour(decoded) };
  },

  async crop({ input, folder, focus, ...size }: ForCrops): Promise<Crop[]> {
    return writeAll(folder, await renderCrops(await decode(await readFile(input), size), focus));
  },
};

/** `hash`: SHA-256 (hex) of the file `name`. `embedded`: the metadata of the uploaded file. */
export type Master = Size & { name: string; hash: string; embedded: EmbeddedMetadata };
export type RenderedPicture = { renditions: Omit<Rendition, 'key'>[]; crops: Crop[]; colour: string };

/** `language` is the paper's; `width` and `height` are those of the picture in `input`. */
type ForMaster = { input: string; folder: string; language: string };
type ForCrops = Size & { input: string; folder: string; focus: Focus };

type WithData = { name: string; data: Uint8Array };

/** Writes files one by one. @returns them without their data */
const writeAll = <File extends WithData>(folder: string, files: File[]): Promise<Omit<File, 'data'>[]> =>
  mapInSequence(files, async ({ data, ...facts }) => {
    await writeFile(join(folder, facts.name), data);
    return facts;
  });
