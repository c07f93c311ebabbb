/**
 * Tests that this version upgrades databases of earlier ones: `node tools/upgradeTrials.ts [--commits 20]`. Each of
 * that many commits, spread evenly over the history, creates a database with the sample edition. This working tree then
 * serves and verifies it. `--only HASH` tests one commit. Details: docs/decisions/migrations.md.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { variables } from '#server/configuration/variables.ts';
import { type CommandOptions, runToEnd } from './upgrades/childGroup.ts';
import { type HistoryCommit, nearestIndexes, readHistory, spreadEvenly } from './upgrades/commitHistory.ts';
import { addWorktree, type CommitWorktree } from './upgrades/commitWorktree.ts';
import { type EarlierData, makeEarlierData, upgradeCopy } from './upgrades/upgradeTrial.ts';

const MAX_NEIGHBOURS_TRIED = 8;

const { values } = parseArgs({
  options: {
    commits: { type: 'string', default: '20' },
    only: { type: 'string', multiple: true, default: [] },
  },
});
const stopping = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const)
  process.on(name, () => stopping.abort(new Error('stopped by a signal')));
/** Options for commands in this working tree. */
const current: CommandOptions = {
  cwd: join(import.meta.dirname, '..'),
  env: trialEnvironment(),
  signal: stopping.signal,
};

process.exitCode = await runTrials().catch((error: Error) => {
  console.error(stopping.signal.aborted ? 'Stopped.' : error.message);
  return stopping.signal.aborted ? 130 : 1;
});

/** @returns the exit code */
async function runTrials(): Promise<0 | 1> {
  const history = await readHistory(current);
  const chosen = values.only.length
    ? values.only.map((hash) => history.findIndex((commit) => commit.hash.startsWith(hash)))
    : spreadEvenly(history.length, Number(values.commits));
  if (chosen.length === 0 || chosen.includes(-1))
    throw new Error('Unknown commit: --only takes commits of this branch that contain the sample edition.');
  const home = await mkdtemp(join(tmpdir(), 'copydesk-upgrades-'));
  try {
    const worktree = await addWorktree(join(home, 'worktree'), current);
    try {
      console.log(await describeThisVersion(history.length));
      console.log('commit   date        migrations  articles  releases  seconds');
      let failures = 0;
      for (const index of chosen) {
        const spare = values.only.length ? [] : nearestIndexes(index, history.length, MAX_NEIGHBOURS_TRIED);
        const candidates = [index, ...spare].flatMap((each) => history[each] ?? []);
        if (!(await tryFirstThatStarts(candidates, worktree, join(home, 'data')))) failures++;
      }
      console.log(
        failures ? `${failures} of ${chosen.length} failed.` : `All ${chosen.length} were upgraded.`,
      );
      return failures ? 1 : 0;
    } finally {
      await worktree.remove();
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** Tests the first commit that starts without help. @returns whether its database was upgraded */
async function tryFirstThatStarts(
  candidates: HistoryCommit[],
  worktree: CommitWorktree,
  dataDir: string,
): Promise<boolean> {
  for (const { hash, label } of candidates) {
    const begun = performance.now();
    try {
      await rm(dataDir, { recursive: true, force: true });
      await mkdir(dataDir);
      await worktree.checkOut(hash);
      const earlier = await makeEarlierData(dataDir, { ...current, cwd: worktree.folder });
      return await tryUpgrade(label, begun, earlier);
    } catch (error) {
      stopping.signal.throwIfAborted();
      console.log(`${label}  does not start by itself: ${(error as Error).message}`);
    }
  }
  console.log(`None of these ${candidates.length} starts by itself.`);
  return false;
}

/** Upgrades a copy and prints a row of the table. @returns whether the database was upgraded */
async function tryUpgrade(label: string, begun: number, earlier: EarlierData): Promise<boolean> {
  const outcome = await upgradeCopy(earlier, current).then(
    ({ migrations }) => ({ last: `${migrations}`, text: 'ok' }),
    (error: Error) => ({ last: '?', text: error.message }),
  );
  stopping.signal.throwIfAborted();
  const { migrations, articles, releases } = earlier.contents;
  const columns: [string, number][] = [
    [`${migrations} → ${outcome.last}`, 10],
    [`${articles}`, 8],
    [`${releases.length}`, 8],
    [((performance.now() - begun) / 1000).toFixed(0), 7],
  ];
  const cells = columns.map(([text, width]) => text.padStart(width));
  console.log([label, ...cells, outcome.text].join('  '));
  return outcome.text === 'ok';
}

async function describeThisVersion(candidates: number): Promise<string> {
  const head = (await runToEnd(['git', 'rev-parse', '--short', 'HEAD'], current)).trim();
  const changes = await runToEnd(['git', 'status', '--porcelain'], current);
  return `Upgraded by ${head}${changes ? ' with uncommitted changes' : ''}; chosen from ${candidates} commits.`;
}

/** The environment with the variables of Copydesk set to empty, so that `.env` of this tree is ignored. */
function trialEnvironment(): NodeJS.ProcessEnv {
  const unset = Object.fromEntries(
    Object.keys(variables.shape)
      .filter((name) => name !== 'NODE_ENV') // `npm start` sets it
      .map((name) => [name, '']),
  );
  return { ...process.env, ...unset, DEMO_PASSWORD: 'upgrades-are-tried-1', DRAIN_SECONDS: '0' };
}
