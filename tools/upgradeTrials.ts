/**
 * Shows that this version upgrades databases of earlier ones: `node tools/upgradeTrials.ts [--commits 20]`. Of that many
 * commits, evenly spread over the history, each makes a database with the sample edition, which this working tree then
 * serves and verifies. `--only HASH…` tries named commits. Takes a minute or two a commit.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { variables } from '#server/configuration/variables.ts';
import { type ChildPlace, runToEnd } from './upgrades/childGroup.ts';
import { type HistoryCommit, neighbours, readHistory, spreadEvenly } from './upgrades/commitHistory.ts';
import { addWorktree, type CommitWorktree } from './upgrades/commitWorktree.ts';
import { type EarlierData, makeEarlierData, upgradeCopy } from './upgrades/upgradeTrial.ts';

const MAX_NEIGHBOURS_TRIED = 8;

const { values } = parseArgs({
  options: {
    commits: { type: 'string', default: '20' },
    only: { type: 'string', multiple: true, default: [] },
  },
});
const projectFolder = join(import.meta.dirname, '..');
const stopping = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const)
  process.on(name, () => stopping.abort(new Error('stopped by a signal')));
const place: ChildPlace = { cwd: projectFolder, env: trialEnvironment(), signal: stopping.signal };

process.exitCode = await runTrials().catch((error: Error) => {
  console.error(stopping.signal.aborted ? 'Stopped.' : error.message);
  return stopping.signal.aborted ? 130 : 1;
});

/** @returns the exit code */
async function runTrials(): Promise<0 | 1> {
  const history = await readHistory(place);
  const places = values.only.length
    ? values.only.map((hash) => history.findIndex((commit) => commit.hash.startsWith(hash)))
    : spreadEvenly(history.length, Number(values.commits));
  if (places.length === 0 || places.includes(-1))
    throw new Error(
      'Which commits? Those of --only must be of this branch, since it has the sample edition.',
    );
  const home = await mkdtemp(join(tmpdir(), 'copydesk-upgrades-'));
  let failures = 0;
  try {
    const worktree = await addWorktree(join(home, 'worktree'), place);
    try {
      console.log(await describeThisVersion(history.length));
      console.log('commit   date        migrations  articles  releases  seconds');
      for (const at of places) if (!(await tryPlace(at))) failures++;
    } finally {
      await worktree.remove();
    }
    console.log(failures ? `${failures} of ${places.length} failed.` : `All ${places.length} were upgraded.`);
    return failures ? 1 : 0;

    /** Tries the commit at a place of the history, or its nearest neighbour that starts by itself. */
    async function tryPlace(at: number): Promise<boolean> {
      for (const nearby of [
        at,
        ...neighbours(at, history.length, values.only.length ? 0 : MAX_NEIGHBOURS_TRIED),
      ]) {
        const commit = history[nearby];
        const outcome = commit && (await tryCommit(commit, worktree, join(home, 'data')));
        if (outcome) return outcome.isUpgraded;
      }
      console.log('None of its neighbours starts either.');
      return false;
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** Prints a line about one commit. @returns undefined if the commit does not start by itself */
async function tryCommit(
  { hash, label }: HistoryCommit,
  worktree: CommitWorktree,
  dataDir: string,
): Promise<{ isUpgraded: boolean } | undefined> {
  const begun = performance.now();
  const seconds = () => ((performance.now() - begun) / 1000).toFixed(0).padStart(7);
  await rm(dataDir, { recursive: true, force: true });
  await mkdir(dataDir);
  let earlier: EarlierData;
  try {
    await worktree.checkOut(hash);
    earlier = await makeEarlierData(dataDir, { ...place, cwd: worktree.folder });
  } catch (error) {
    stopping.signal.throwIfAborted();
    console.log(`${label}  does not start by itself, so a neighbour is tried: ${(error as Error).message}`);
    return undefined;
  }
  const { articles, releases, migrations } = earlier.contents;
  const columns = (last: string) =>
    `${label}  ${`${migrations} → ${last}`.padStart(10)}  ${`${articles}`.padStart(8)}  ${`${releases.length}`.padStart(8)}  ${seconds()}`;
  try {
    const after = await upgradeCopy(earlier, place);
    console.log(`${columns(`${after.migrations}`)}  ok`);
    return { isUpgraded: true };
  } catch (error) {
    stopping.signal.throwIfAborted();
    console.log(`${columns('?')}  ${(error as Error).message}`);
    return { isUpgraded: false };
  }
}

async function describeThisVersion(candidates: number): Promise<string> {
  const head = (await runToEnd(['git', 'rev-parse', '--short', 'HEAD'], place)).trim();
  const changes = await runToEnd(['git', 'status', '--porcelain'], place);
  return `Upgraded by ${head}${changes ? ' with uncommitted changes' : ''}; chosen from ${candidates} commits.`;
}

/** The environment without variables of Copydesk. Set and empty, they also override `.env` of this working tree. */
function trialEnvironment(): NodeJS.ProcessEnv {
  const unset = Object.fromEntries(
    Object.keys(variables.shape)
      .filter((name) => name !== 'NODE_ENV') // the start sets it
      .map((name) => [name, '']),
  );
  return { ...process.env, ...unset, DEMO_PASSWORD: 'upgrades-are-tried-1', DRAIN_SECONDS: '0' };
}
