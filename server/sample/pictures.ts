import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { AssetId } from '#db/schema/ids.ts';
import { theHouse } from '#editorial/actor.ts';
import { addPicture } from '#editorial/media/adding.ts';
import type { SampleStory } from './reading.ts';

const run = promisify(execFile);
const drawing = fileURLToPath(new URL('./drawing.ts', import.meta.url));

/** Draws the edition's pictures and takes each in as an upload; gives their assets by key. */
export async function loadPictures(stories: SampleStory[]): Promise<Map<string, AssetId>> {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-drawings-'));
  try {
    await run(process.execPath, [drawing, folder], { timeout: 120_000 });
    const pictures = new Map<string, AssetId>();
    // Where stories share a picture, an English one describes it; each article says its own words over that.
    const english = (story: SampleStory) => Number(story.language === 'en');
    for (const story of stories.toSorted((a, b) => english(b) - english(a))) {
      if (!story.picture || pictures.has(story.picture)) continue;
      const { alt, caption, credit } = story;
      const fileName = `${story.picture}.jpg`;
      const bytes = await readFile(join(folder, fileName));
      const { id } = await addPicture(theHouse, { bytes, fileName, alt, caption, credit });
      pictures.set(story.picture, id);
    }
    return pictures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
