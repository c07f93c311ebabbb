import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ensureReaderLogin, migrate } from '#db/migrator.ts';
import { closePools } from '#db/pools.ts';
import { startServer } from '#e2e/setting/server.ts';
import { startSystemPostgres } from '#e2e/setting/systemPostgres.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { createAsker } from './steadyReaders.ts';

type LaggingReplicaOptions = {
  /** folder of PostgreSQL's programs */
  binaries: string;
  /** number of releases; each is withdrawn again */
  rounds: number;
  /** ms by which the replica lags */
  delay: number;
  say(line: string): void;
};

export type Outcome = {
  /** ms from the return of `release` until both nodes are right: the story's page, the front, a search */
  released: number[];
  withdrawn: number[];
  /** wrong responses of a node that had been right before */
  relapses: string[];
  /** sessions of the reader pool at the replica when the run ends */
  atReplica: number;
};

const secret = 'the-same-on-both-nodes-of-this-run';

/** Every so many rounds, waits until the replica has caught up and readers' code uses it. */
const calmEvery = 10;

/** Two nodes read from a lagging replica: a release or withdrawal must be visible at once, and must stay visible. */
export async function runLaggingReplica({
  binaries,
  rounds,
  delay,
  say,
}: LaggingReplicaOptions): Promise<Outcome> {
  const home = await mkdtemp(join(tmpdir(), 'copydesk-replica-'));
  await using undo = new AsyncDisposableStack();
  undo.defer(() => rm(home, { recursive: true, force: true }));
  const primary = await startSystemPostgres(binaries);
  undo.defer(primary.stop);
  await migrate(primary.url);
  const readerUrl = await ensureReaderLogin(primary.url, 'a password of the readers');
  const replica = await primary.startReplica(delay);
  Object.assign(process.env, { DATABASE_URL: primary.url, NEXTAUTH_SECRET: secret });
  undo.defer(closePools);
  const env = {
    DATABASE_URL: primary.url,
    READER_DATABASE_URL: replica.addressOf(readerUrl),
    NEXTAUTH_SECRET: secret,
    MEDIA_URL: `file:${join(home, 'media')}`,
    SAMPLE_EDITION: '0',
    LOG_LEVEL: 'error',
  };
  const nodes = await Promise.all(
    ['one', 'two'].map((name) => startServer({ dataDir: join(home, name), env })),
  );
  undo.defer(async () => void (await Promise.all(nodes.map((node) => node.stop()))));
  const askers = nodes.map(({ url }) => createAsker(url));
  undo.defer(() => {
    for (const asker of askers) asker.close();
  });
  say(`two nodes, a replica that lags ${delay} ms`);

  const relapses: string[] = [];
  const truths = new Map<string, boolean>();
  let question = 0;

  /** Whether a node shows a story on all pages or on none, as expected. The search query is new, so not cached. */
  async function isRight(asker: (typeof askers)[number], name: string, shown: boolean): Promise<boolean> {
    const search = `/search?q=${name}${'%20'.repeat(1 + (question++ % 40))}quay${question}%20OR%20${name}`;
    const [story, front, found] = await Promise.all(
      [`/articles/${name}-at-the-quay`, '/', search].map((path) => asker.ask(path)),
    );
    const headline = `${name} at the quay`;
    return (
      story?.status === (shown ? 200 : 410) &&
      front?.body.includes(headline) === shown &&
      (shown || !found?.body.includes(headline))
    );
  }
  async function untilRight(name: string, shown: boolean): Promise<number> {
    const began = performance.now();
    const times = askers.map(async (asker) => {
      for (; performance.now() < began + 60_000; await sleep(10))
        if (await isRight(asker, name, shown)) return performance.now() - began;
      return Number.POSITIVE_INFINITY;
    });
    return Math.max(...(await Promise.all(times)));
  }
  /** Checks for `ms` that pages which became right stay right while the replica may still have the old state. */
  async function stayRight(ms: number): Promise<void> {
    for (const end = performance.now() + ms; performance.now() < end; await sleep(200))
      for (const [name, shown] of [...truths].slice(-3))
        for (const asker of askers)
          if (!(await isRight(asker, name, shown)) && truths.get(name) === shown)
            relapses.push(`${name} ${shown ? 'gone' : 'shown'} again`);
  }

  const released: number[] = [];
  const withdrawn: number[] = [];
  // Round 0 is not counted: the nodes have rendered only the first page before it.
  for (let round = 0; round <= rounds; round++) {
    const name = `heron${round}`;
    const articleId = await writeStory(systemActor, { headline: `${name} at the quay` });
    for (const asker of askers) await isRight(asker, name, false); // caches the pages before the release
    await release(systemActor, { articleId });
    released.push(await untilRight(name, true));
    if (round % calmEvery === 1) {
      truths.set(name, true);
      await stayRight(delay + 2_000);
    }
    await withdraw(systemActor, { articleId, because: 'Measured.' });
    withdrawn.push(await untilRight(name, false));
    truths.set(name, false);
    if (round % calmEvery === 0 || round === rounds) await stayRight(delay + 2_000);
  }
  const [, ...timed] = released;
  const [, ...gone] = withdrawn;
  return {
    released: timed,
    withdrawn: gone,
    relapses,
    atReplica: await countAtReplica(replica.addressOf(primary.url)),
  };
}

/** Number of current sessions of the reader pool at the replica. */
async function countAtReplica(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ count: string }>(
    `select count(*) from pg_stat_activity where application_name = 'copydesk readers'`,
  );
  await client.end();
  return Number(rows[0]?.count);
}

/** Prints the result. @returns whether all limits hold */
export function tellLagging(outcome: Outcome, say: (line: string) => void): boolean {
  const { released, withdrawn, relapses, atReplica } = outcome;
  for (const [what, times] of [
    ['released', released],
    ['withdrawn', withdrawn],
  ] as const) {
    const sorted = times.toSorted((a, b) => a - b);
    const inTime = times.filter((ms) => ms < 1_000).length;
    const median = sorted[Math.floor(sorted.length / 2)];
    say(
      `${what}: right on both nodes within a second ${inTime} of ${times.length}; median ${median?.toFixed(0)} ms, maximum ${sorted.at(-1)?.toFixed(0)} ms`,
    );
  }
  say(`wrong again later: ${relapses.length}; reader sessions at the replica: ${atReplica}`);
  return [...released, ...withdrawn].every((ms) => ms < 1_000) && relapses.length === 0 && atReplica > 0;
}
