import { setTimeout as sleep } from 'node:timers/promises';
import { closePools, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { type Nodes, startNodes } from '#e2e/chaos/nodes.ts';
import { password } from '#e2e/setting/server.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { createReader } from './asking.ts';
import { durations, type Measured } from './figures.ts';
import { instant, rounds, type Scene } from './scene.ts';
import { watchPages } from './watching.ts';

const perSecond = 100;

/** Two nodes of one paper under a steady load: how long after a release each of them shows it. */
export async function measureLoadedReleases({ desk, quick }: Scene): Promise<Measured> {
  const nodes = await startNodes([0, 0], { SAMPLE_EDITION: '1', DEMO_PASSWORD: password });
  await closePools();
  process.env.DATABASE_URL = nodes.databaseUrl;
  const load = await steadyLoad(nodes);
  const times: Record<string, number[]> = {};
  try {
    const many = quick ? 10 : 200;
    const stories: number[] = [];
    for (let at = 0; at < many; at++)
      stories.push(
        await writeStory(systemActor, { headline: `Under load ${at} kestrel${at}x`, topics: ['Load'] }),
      );
    await sleep(quick ? 2_000 : 10_000); // the code warms up, and the pages of the steady load are in memory
    for (const round of rounds(many, 120)) {
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
      const pressed = instant();
      await release(systemActor, { articleId: stories[round] ?? 0 });
      for (const [at, watch] of watches.entries()) {
        for (const { name, at: seen } of await watch.seen()) {
          const what = `${name}, ${at === 0 ? 'one node' : 'the other node'}`;
          times[what] = [...(times[what] ?? []), seen - pressed];
        }
      }
      await sleep(Math.max(0, 200 - (instant() - began)));
    }
  } finally {
    const asked = await load.stop();
    times['a reader of the steady load waits'] = asked;
    await nodes.stop();
    process.env.DATABASE_URL = desk.url;
  }
  const figures = Object.entries(times).flatMap(([what, all]) => durations(what, all, [0.5, 0.99]));
  const how = `Two nodes on one Postgres; ${perSecond} reader requests a second spread over both and over the pages of the sample edition, hits and misses as they come. The verb is called beside them; readers of each node poll the article and the front every 2 ms.`;
  return { title: 'Release to visible under load, two nodes', how, figures };
}

/** Readers who ask at a steady rate, whatever the answers take. */
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
  const under = new Set<Promise<unknown>>();
  let asked = 0;
  const beat = setInterval(() => {
    const reader = readers[asked % readers.length];
    const page = pages[(asked * 7) % pages.length] ?? '/';
    asked++;
    const began = performance.now();
    const one = reader?.get(encodeURI(page)).then(() => waits.push(performance.now() - began));
    if (!one) return;
    under.add(one);
    one.finally(() => under.delete(one)).catch(() => {});
  }, 1_000 / perSecond);
  return {
    async stop(): Promise<number[]> {
      clearInterval(beat);
      await Promise.allSettled(under);
      for (const reader of readers) reader.close();
      return waits;
    },
  };
}
