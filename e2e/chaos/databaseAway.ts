import { setTimeout as sleep } from 'node:timers/promises';
import { closePools } from '#db/pools.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { startNodes } from './nodes.ts';
import { type Answer, askSteadily, createAsker } from './steadyReaders.ts';

export type Given = {
  /** for which the database is away */
  seconds: number;
  /** questions a second */
  rate: number;
  say(line: string): void;
};

export type Away = {
  asked: number;
  /** of pages in memory: answers with the page as it was */
  right: number;
  /** of pages in memory: anything else */
  wrong: Answer[];
  /** of pages that were in nobody's memory: how often each status came */
  cold: Record<number, number>;
  /** ms: half, and 99 % of the answers from memory came within */
  p50: number;
  p99: number;
  /** ms from the database's return until every page, the cold ones too, is answered right and not as a stand-in */
  healed: number;
  /** ms from a release after it until readers have it */
  released: number;
};

const warm = 24;
const cold = 6;
const slugs = Array.from({ length: warm + cold }, (_, at) => `away-story-number-${at}`);

/** Readers ask at a steady rate while the database goes and comes back. */
export async function runDatabaseAway({ seconds, rate, say }: Given): Promise<Away> {
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
    await sleep(1_000); // the last notices
    const stories = slugs.map((slug) => `/articles/${slug}`);
    const kept = ['/', '/sections/city', '/feed.xml', '/search?q=away', ...stories.slice(0, warm)];
    const unknown = stories.slice(warm);
    const before = new Map<string, string>();
    for (const path of kept) before.set(path, (await asker.ask(path)).body);
    const stop = askSteadily(asker, { rate, paths: () => pick(Math.random() < 0.03 ? unknown : kept) });
    const bringBack = await nodes.takeDatabase();
    say(`the database is away; ${rate} questions a second for ${seconds} s`);
    await sleep(seconds * 1_000);
    const answers = await stop();
    await bringBack();
    const back = performance.now();
    say('the database is back');
    const healed = await untilHealed();
    const released = await timeRelease();
    return { ...judge(answers), healed, released };

    async function untilHealed(): Promise<number> {
      for (const patience = back + 60_000; performance.now() < patience; await sleep(100)) {
        const all = await Promise.all([...kept, ...unknown].map((path) => asker.ask(path)));
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

/** What came of it, for people. @returns whether it held */
export function tellAway(away: Away, say: (line: string) => void): boolean {
  const { asked, right, wrong, healed, released, p50, p99 } = away;
  const statuses = Object.entries(away.cold).map(([status, count]) => `${count} × ${status}`);
  say(
    `asked ${asked}; from memory ${right} right, ${wrong.length} wrong; within p50 ${ms(p50)}, p99 ${ms(p99)}`,
  );
  for (const { path, status, how } of wrong.slice(0, 5)) say(`  wrong: ${path} answered ${status} (${how})`);
  say(`pages that were in no memory: ${statuses.join(', ') || 'none asked'}`);
  say(`all right again ${ms(healed)} after its return; a release then was shown after ${ms(released)}`);
  const honest = Object.keys(away.cold).every((status) => status === '503');
  return wrong.length === 0 && honest && healed < 15_000 && released < 2_000;
}

const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
