import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { openReceiver, type ReceivedCounts } from './counting.ts';
import { startNodes } from './nodes.ts';
import { pollAll, type Seen } from './polling.ts';

/**
 * The code of a thread that occupies a processor until the number it shares is no longer 0. It ends by itself, because
 * `terminate` may abort the process.
 */
const BUSY_LOOP =
  'const { workerData } = require("node:worker_threads"); while (Atomics.load(workerData, 0) === 0);';

type ScheduledOptions = {
  releases: number;
  nodes: number;
  /** length of the period over which the releases are spread */
  seconds: number;
  /** requests a second, of all readers together */
  polls: number;
  /** whether an endless loop occupies one processor core during the run */
  busy?: boolean;
  say(line: string): void;
};

export type Outcome = {
  seen: Seen[];
  /** number of articles that do not have exactly one release, live now */
  notOnce: number;
  kills: number;
  received: ReceivedCounts;
  /** ms from each scheduled time to the arrival of its event, if the receiver accepted the first delivery */
  webhookDelays: number[];
};

/** Schedules releases at random times on nodes with wrong clocks, kills nodes at random and polls as readers. */
export async function runScheduled(options: ScheduledOptions): Promise<Outcome> {
  const { releases, nodes: count, seconds, polls, busy = false, say } = options;
  const minuteMs = 60_000;
  const skews = Array.from({ length: count }, (_, at) => [0, 5, -5, 3, -2][at % 5] ?? 0).map(
    (m) => m * minuteMs,
  );
  const receiver = await openReceiver(0.02);
  const nodes = await startNodes(skews, { LOCAL_RECEIVERS: '1' });
  const loopUntil = new Int32Array(new SharedArrayBuffer(4));
  try {
    Object.assign(process.env, { DATABASE_URL: nodes.databaseUrl, NEXTAUTH_SECRET: nodes.secret });
    await receiver.subscribe();
    const stories = await inLanes(releases, 6, async (at) =>
      writeStory(systemActor, { headline: `Scheduled story number ${at}`, topics: [] }),
    );
    const began = Date.now();
    const lead = 4_000 + releases * (busy ? 160 : 90); // ms allowed for scheduling all releases
    const start = began + lead;
    const scheduled = await inLanes(releases, 6, async (at) => {
      const when = start + Math.floor(Math.random() * seconds * 1_000);
      const { slug, releaseId } = await release(systemActor, {
        articleId: Number(stories[at]),
        at: new Date(when),
      });
      return { slug, at: when, event: `release:${releaseId}` };
    });
    say(`${releases} releases scheduled in ${((Date.now() - began) / 1_000).toFixed(1)} s`);
    if (Date.now() > start) throw new Error('scheduling took longer than the time allowed for it');
    await sleep(Math.max(0, start - Date.now() - 2_000));
    if (busy) new Worker(BUSY_LOOP, { eval: true, workerData: loopUntil });
    const killing = killAtRandom(nodes, start, start + seconds * 1_000);
    const seen = await pollAll(nodes, scheduled, polls);
    const kills = await killing;
    say(`readers sent ${seen.reduce((sum, one) => sum + one.asked, 0)} requests; ${kills} kills`);
    const received = await receiver.settled(releases, 120_000);
    const { rows } = await staff().execute<{ count: string }>(sql`
      select count(*) from article a where 1 <> (select count(*) from release r where r.article_id = a.id and not isempty(r.live))
        or not exists (select from release r where r.article_id = a.id and r.live @> now())`);
    const webhookDelays = scheduled.flatMap(({ event, at }) => {
      const arrivedAt = received.arrivals.get(event);
      return arrivedAt === undefined ? [] : [arrivedAt - at];
    });
    return { seen, notOnce: Number(rows[0]?.count), kills, received, webhookDelays };
  } finally {
    Atomics.store(loopUntil, 0, 1);
    await nodes.stop();
    await receiver.close();
  }
}

/** Kills one node at a time and starts it again, so that another node is always up. */
async function killAtRandom(
  nodes: Awaited<ReturnType<typeof startNodes>>,
  from: number,
  to: number,
): Promise<number> {
  let kills = 0;
  await sleep(Math.max(0, from - Date.now()));
  while (Date.now() < to) {
    const at = Math.floor(Math.random() * nodes.all.length);
    await nodes.killAndStart(at, 200 + Math.random() * 2_000);
    kills++;
    await sleep(500 + Math.random() * 3_000);
  }
  return kills;
}

/** Calls `work` with 0 to `count - 1`, at most `lanes` calls at a time. */
async function inLanes<T>(count: number, lanes: number, work: (at: number) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < count; at = next++) done[at] = await work(at);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return done;
}
