import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandOptions, runToEnd } from './childGroup.ts';
import { type DatabaseContents, readContents } from './databaseContents.ts';
import { getPage, type ServedVersion, serveVersion } from './servedVersion.ts';

/** The data of an earlier version after it was stopped. */
export interface EarlierData {
  dataDir: string;
  contents: DatabaseContents;
  /** paths of the articles to which its front page linked */
  articlePaths: string[];
}

/** Starts an earlier version, which creates the sample edition in a new data folder. @throws if it does not */
export async function makeEarlierData(dataDir: string, options: CommandOptions): Promise<EarlierData> {
  return whileServed(await serveVersion(dataDir, options), async ({ front }) => {
    const articlePaths = [...new Set(front.match(/(?<=href=")\/articles\/[^"?#]+/g))];
    const contents = await readContents(dataDir);
    if (articlePaths.length === 0 || contents.releases.length === 0)
      throw new Error('its start makes no sample edition');
    return { dataDir, contents, articlePaths };
  });
}

/** Starts this version on a copy of the data and checks pages and data. @returns the contents afterwards. @throws */
export async function upgradeCopy(earlier: EarlierData, options: CommandOptions): Promise<DatabaseContents> {
  const home = await mkdtemp(join(tmpdir(), 'copydesk-upgraded-'));
  try {
    const dataDir = join(home, 'data');
    await cp(earlier.dataDir, dataDir, { recursive: true, preserveTimestamps: true });
    return await whileServed(await serveVersion(dataDir, options), async ({ url, output }) => {
      for (const path of earlier.articlePaths) {
        const { status } = await getPage(url + path, options.signal);
        if (status !== 200) throw new Error(`${path} answers ${status}`);
      }
      await runToEnd(['npm', 'run', 'verify', '--', url], options);
      const contents = await readContents(dataDir);
      refuseLosses(earlier.contents, contents);
      const logged = output().match(/^.*"level":"(error|fatal)".*$/m);
      if (logged) throw new Error(`it logs ${logged[0]}`);
      return contents;
    });
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

function refuseLosses(before: DatabaseContents, after: DatabaseContents): void {
  if (before.articles !== after.articles)
    throw new Error(`${before.articles} articles became ${after.articles}`);
  if (before.releases.length !== after.releases.length)
    throw new Error(`${before.releases.length} releases became ${after.releases.length}`);
  const changed = before.releases.filter((release, at) => release !== after.releases[at]);
  if (changed.length > 0) throw new Error(`${changed.length} releases have other ids or hashes`);
}

/** Runs `work`, then always stops the server. An error of `work` takes precedence over one of stopping. */
async function whileServed<T>(
  served: ServedVersion,
  work: (served: ServedVersion) => Promise<T>,
): Promise<T> {
  const outcome = await work(served).then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  const stopFailure = await served.stop().then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  if ('error' in outcome) throw outcome.error;
  if (stopFailure) throw stopFailure.error;
  return outcome.value;
}
