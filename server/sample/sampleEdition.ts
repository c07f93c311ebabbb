import { staff } from '#db/pools.ts';
import { user } from '#db/schema/people.ts';
import { issueFirstAdminLink } from '#editorial/people/firstAdmin.ts';
import { ensureSampleAccounts, type SampleAccount } from '#editorial/people/sampleAccounts.ts';
import type { Configuration } from '#server/configuration/configuration.ts';
import { loadStories } from './loadSampleStories.ts';
import { courier, setPaperDetails, unnamedPaper } from './paperDefaults.ts';
import { writeAboutPages } from './sampleAboutPages.ts';
import { arrangeFronts } from './sampleFronts.ts';
import { loadPictures } from './samplePictures.ts';
import { arrangeSeries } from './sampleSeries.ts';
import { readSampleStories } from './sampleStoryFiles.ts';

/** The result of a first start: sample accounts, or a link for the first admin. */
export type FirstRun = { accounts: SampleAccount[] } | { link: string };

/** The part of the configuration that a first run needs. */
export type FirstRunOrder = Pick<
  Configuration,
  'sampleAccounts' | 'sampleEdition' | 'demoPassword' | 'siteUrl'
>;

/**
 * Fills an empty database: the paper, the sample edition if wanted, and finally the accounts, so that the next start
 * continues an interrupted first run. If others can reach the site, no account is made, but a link for the first admin;
 * each start makes a new link until one has been used. @returns null when there are users already
 */
export async function firstRun(configuration: FirstRunOrder): Promise<FirstRun | null> {
  const anyone = await staff().select({ id: user.id }).from(user).limit(1);
  if (anyone.length > 0) return null;
  if (configuration.sampleEdition) {
    await setPaperDetails(courier);
    const stories = await readSampleStories();
    const pictures = await loadPictures(stories);
    await loadStories(stories, pictures, courier.zone);
    await arrangeSeries();
    await arrangeFronts();
    await writeAboutPages();
  } else {
    await setPaperDetails(unnamedPaper);
  }
  if (configuration.sampleAccounts) {
    const accounts = await ensureSampleAccounts(configuration.demoPassword);
    return accounts ? { accounts } : null;
  }
  const link = await issueFirstAdminLink(configuration.siteUrl);
  return link ? { link } : null;
}
