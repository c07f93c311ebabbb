import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AssetId } from '#db/schema/ids.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { addPicture } from '#editorial/media/addingPictures.ts';
import { runInTurn } from '#editorial/media/pictureTurns.ts';
import type { SampleStory } from './sampleStoryFiles.ts';

const folder = fileURLToPath(new URL('../../db/sample/pictures/', import.meta.url));

/** Maximum pictures that are rendered at the same time: each may take 200 MB. */
const MAX_AT_ONCE = 4;

/** Uploads each picture of the sample edition, several at a time. @returns their assets by key */
export async function loadPictures(stories: SampleStory[]): Promise<Map<string, AssetId>> {
  // If stories share a picture, an English one gives the asset's texts; each article overrides them with its own.
  const english = (story: SampleStory) => Number(story.language === 'en');
  const byPicture = Map.groupBy(
    stories.filter(({ picture }) => picture).toSorted((a, b) => english(b) - english(a)),
    ({ picture }) => picture ?? '',
  );
  runInTurn.maxRunning = Math.min(availableParallelism(), MAX_AT_ONCE);
  const pictures = await Promise.all(
    Array.from(byPicture, async ([picture, [story]]): Promise<[string, AssetId]> => {
      const { alt = '', caption = '', credit = '' } = story ?? {};
      const fileName = `${picture}.jpg`;
      const bytes = await readFile(join(folder, fileName));
      const { id } = await addPicture(systemActor, { bytes, fileName, alt, caption, credit });
      return [picture, id];
    }),
  );
  return new Map(pictures);
}
