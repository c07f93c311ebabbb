import { setTimeout as sleep } from 'node:timers/promises';
import { closePools } from '#db/pools.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { startNodes } from './nodes.ts';
import { type Answer, askSteadily, createAsker } from './steadyReaders.ts';

type DatabaseAwayOptions = {
  /** how long the database is stopped */
  seconds: number;
  /** requests a second */
  rate: number;
  say(line: string): void;
};

export type Away = {
  asked: number;
  /** cached pages: responses equal to the page before the outage */
  right: number;
  /** cached pages: all other responses */
  wrong: Answer[];
  /** uncached pages: number of responses by status */
  cold: Record<number, number>;
  /** median and 99th percentile of the response times of cached pages (ms) */
  p50: number;
  p99: number;
  /** ms from the database's return until all pages, uncached ones too, answer 200 and not from a stale copy */
  healed: number;
  /** ms from a release after the database's return until its page answers 200 */
  released: number;
};

const warm = 24;
const cold = 6;
const slugs = Array.from({ length: warm + cold }, (_, at) => `away-story-number-${at}`);

/** Requests pages at a constant rate while the database is stopped and started again. */
export async function runDatabaseAway({ seconds, rate, say }: DatabaseAwayOptions): Promise<Away> {
  const nodes = await startNodes([0]);
  const asker = createAsker(nodes.all[0]?.url ?? '');
  try {
    Object.assign(process.env, { DATABASE_URL: nodes.databaseUrl, NEXTAUTH_SECRET: nodes.secret });
    for (const at of slugs.keys())
      await release(systemActor, {
        articleId: await writeStory(systemActor, { headline: `Away story number ${at}` }),
      });
    const late = await writeStory(systemActor, { headline: 'Away no more' });
    await closePools();
    await sleep(1_000); // until the last NOTIFY has arrived
    const stories = slugs.map((slug) => `/articles/${slug}`);
    const cached = ['/', '/sections/city', '/feed.xml', '/search?q=away', ...stories.slice(0, warm)];
    const uncached = stories.slice(warm);
    const before = new Map<string, string>();
    for (const path of cached) before.set(path, (await asker.ask(path)).body);
    const stop = askSteadily(asker, { rate, paths: () => pick(Math.random() < 0.03 ? uncached : cached) });
    const bringBack = await nodes.takeDatabase();
    say(`the database is stopped; ${rate} requests a second for ${seconds} s`);
    await sleep(seconds * 1_000);
    const answers = await stop();
    await bringBack();
    const back = performance.now();
    say('the database has returned');
    const healed = await untilHealed();
    const released = await timeRelease();
    return { ...judge(answers), healed, released };

    async function untilHealed(): Promise<number> {
      for (const patience = back + 60_000; performance.now() < patience; await sleep(100)) {
        const all = await Promise.all([...cached, ...uncached].map((path) => asker.ask(path)));
        if (all.every(({ status, how }) => status === 200 && how !== 'stale'))
          return performance.now() - back;
      }
      return Number.NaN;
    }
    async function timeRelease(): Promise<number> {
      await release(systemActor, { articleId: late });
      const began = performance.now();
      for (; performance.now() < began + 10_000; await sleep(5))
        if ((await asker.ask('/articles/away-no-more')).status === 200) return performance.now() - began;
      return Number.NaN;
    }
    function judge(all: Answer[]): Omit<Away, 'healed' | 'released'> {
      const fromMemory = all.filter(({ path }) => before.has(path));
      const wrong = fromMemory.filter(
        ({ status, path, body }) => status !== 200 || body !== before.get(path),
      );
      const times = fromMemory.map(({ ms }) => ms).sort((a, b) => a - b);
      const counted: Record<number, number> = {};
      for (const { path, status } of all) if (!before.has(path)) counted[status] = (counted[status] ?? 0) + 1;
      const share = (part: number) => times[Math.ceil(times.length * part) - 1] ?? Number.NaN;
      const right = fromMemory.length - wrong.length;
      return { asked: all.length, right, wrong, cold: counted, p50: share(0.5), p99: share(0.99) };
    }
  } finally {
    asker.close();
    await nodes.stop();
  }
}

const pick = (from: string[]): string => from[Math.floor(Math.random() * from.length)] ?? '/';

/** Prints the result. @returns whether all limits hold */
export function tellAway(away: Away, say: (line: string) => void): boolean {
  const { asked, right, wrong, healed, released, p50, p99 } = away;
  const statuses = Object.entries(away.cold).map(([status, count]) => `${count} × ${status}`);
  say(
    `${asked} requests; cached pages: ${right} right, ${wrong.length} wrong; p50 ${ms(p50)}, p99 ${ms(p99)}`,
  );
  for (const { path, status, how } of wrong.slice(0, 5)) say(`  wrong: ${path} answered ${status} (${how})`);
  say(`uncached pages: ${statuses.join(', ') || 'none requested'}`);
  say(`all pages right ${ms(healed)} after its return; a new release visible after ${ms(released)}`);
  const isUnavailable = Object.keys(away.cold).every((status) => status === '503');
  return wrong.length === 0 && isUnavailable && healed < 15_000 && released < 2_000;
}

const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
