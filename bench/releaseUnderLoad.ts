import { setTimeout as sleep } from 'node:timers/promises';
import { closePools, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { type Nodes, startNodes } from '#e2e/chaos/nodes.ts';
import { password } from '#e2e/setting/server.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { durations, type Measured } from './figures.ts';
import { createReader } from './keepAliveClient.ts';
import { instant, rounds, type Scene } from './scene.ts';
import { watchPages } from './watching.ts';

const perSecond = 100;

/** Times from a release until each of two nodes of one paper shows it, under a steady load. */
export async function measureLoadedReleases({ database, quick }: Scene): Promise<Measured> {
  const nodes = await startNodes([0, 0], { SAMPLE_EDITION: '1', DEMO_PASSWORD: password });
  await closePools();
  process.env.DATABASE_URL = nodes.databaseUrl;
  const load = await steadyLoad(nodes);
  const times: Record<string, number[]> = {};
  try {
    const count = quick ? 10 : 200;
    const stories: number[] = [];
    for (let at = 0; at < count; at++)
      stories.push(
        await writeStory(systemActor, { headline: `Under load ${at} kestrel${at}x`, topics: ['Load'] }),
      );
    await sleep(quick ? 2_000 : 10_000); // warms up the code and caches the pages of the load
    for (const round of rounds(count, 120)) {
      const began = instant();
      const page = { name: 'article', path: `/articles/under-load-${round}-kestrel${round}x` };
      const watches = nodes.all.map(({ url }) =>
        watchPages(
          Number(new URL(url).port),
          [page, { name: 'front', path: '/' }],
          (answer) => answer.status === 200 && answer.body.includes(`kestrel${round}x`),
        ),
      );
      await sleep(5);
      const calledAt = instant();
      await release(systemActor, { articleId: stories[round] ?? 0 });
      for (const [at, watch] of watches.entries()) {
        for (const { name, at: shownAt } of await watch.matchTimes()) {
          const what = `${name}, ${at === 0 ? 'one node' : 'the other node'}`;
          times[what] = [...(times[what] ?? []), shownAt - calledAt];
        }
      }
      await sleep(Math.max(0, 200 - (instant() - began)));
    }
  } finally {
    times['a reader of the steady load waits'] = await load.stop();
    await nodes.stop();
    process.env.DATABASE_URL = database.url;
  }
  const figures = Object.entries(times).flatMap(([what, all]) => durations(what, all, [0.5, 0.99]));
  const how = `Two nodes on one Postgres; ${perSecond} reader requests a second spread over both and over the pages of the sample edition, hits and misses as they come. A process beside them calls \`release\`; readers of each node poll the article and the front every 2 ms.`;
  return { title: 'Release to visible under load, two nodes', how, figures };
}

/** Sends requests at a steady rate, however long responses take. `stop` returns their durations in ms. */
async function steadyLoad(nodes: Nodes) {
  const { rows } = await staff().execute<{ slug: string }>(
    sql`select a.slug from article a join release r on r.article_id = a.id where r.live @> now() order by a.id`,
  );
  const pages = [
    '/',
    '/sections/city',
    '/feed.xml',
    '/corrections',
    ...rows.map(({ slug }) => `/articles/${slug}`),
  ];
  const readers = nodes.all.flatMap(({ url }) =>
    Array.from({ length: 8 }, () => createReader(Number(new URL(url).port), 'br')),
  );
  const waits: number[] = [];
  const pending = new Set<Promise<unknown>>();
  let sent = 0;
  const timer = setInterval(() => {
    const reader = readers[sent % readers.length];
    const page = pages[(sent * 7) % pages.length] ?? '/';
    sent++;
    const began = performance.now();
    const request = reader?.get(encodeURI(page)).then(() => waits.push(performance.now() - began));
    if (!request) return;
    pending.add(request);
    request.finally(() => pending.delete(request)).catch(() => {});
  }, 1_000 / perSecond);
  return {
    async stop(): Promise<number[]> {
      clearInterval(timer);
      await Promise.allSettled(pending);
      for (const reader of readers) reader.close();
      return waits;
    },
  };
}
