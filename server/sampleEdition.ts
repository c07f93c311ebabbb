import { randomInt } from 'node:crypto';
import { staff } from '#db/pools';
import { user } from '#db/schema/people';
import { ensureSampleAccounts } from '#editorial/people/sampleAccounts';
import type { Configuration } from './configuration.ts';
import { writeAboutPages } from './sample/about.ts';
import { arrangeFronts } from './sample/arranging.ts';
import { arrangeSeries } from './sample/arrangingSeries.ts';
import { courier, furnish, unnamedPaper } from './sample/furnishing.ts';
import { loadStories } from './sample/loading.ts';
import { loadPictures } from './sample/pictures.ts';
import { readSampleStories } from './sample/reading.ts';

export type FirstRun = { emails: string[] /** of all the accounts */; password: string };

/**
 * Furnishes an empty database: the paper, the sample edition unless it is unwanted, and last of all the accounts, so
 * that an interrupted first run is taken up again by the next.
 * @returns null when there are users already
 */
export async function firstRun(configuration: Configuration): Promise<FirstRun | null> {
  const anyone = await staff().select({ id: user.id }).from(user).limit(1);
  if (anyone.length > 0) return null;
  if (configuration.sampleEdition) {
    await furnish(courier);
    const stories = await readSampleStories();
    const pictures = await loadPictures(stories);
    await loadStories(stories, pictures, courier.zone);
    await arrangeSeries();
    await arrangeFronts();
    await writeAboutPages();
  } else {
    await furnish(unnamedPaper);
  }
  const password = configuration.demoPassword ?? generatedPassword();
  const made = await ensureSampleAccounts(password);
  return made ? { emails: made.emails, password } : null;
}

/** Four groups of four letters and digits that are hard to mistake for one another: 77 bits. */
function generatedPassword(): string {
  const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
