import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AssetId } from '#db/schema/ids.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { addPicture } from '#editorial/media/addingPictures.ts';
import type { SampleStory } from './sampleStoryFiles.ts';

const folder = fileURLToPath(new URL('../../db/sample/pictures/', import.meta.url));

/** Uploads each picture of the sample edition. @returns their assets by key */
export async function loadPictures(stories: SampleStory[]): Promise<Map<string, AssetId>> {
  const pictures = new Map<string, AssetId>();
  // If stories share a picture, an English one gives the asset's texts; each article overrides them with its own.
  const english = (story: SampleStory) => Number(story.language === 'en');
  for (const story of stories.toSorted((a, b) => english(b) - english(a))) {
    if (!story.picture || pictures.has(story.picture)) continue;
    const { alt, caption, credit } = story;
    const fileName = `${story.picture}.jpg`;
    const bytes = await readFile(join(folder, fileName));
    const { id } = await addPicture(systemActor, { bytes, fileName, alt, caption, credit });
    pictures.set(story.picture, id);
  }
  return pictures;
}
