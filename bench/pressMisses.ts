import { liveRelease } from '#db/liveViews/releaseViews.ts';
import { staff } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { durations, type Figure, type Measured } from './figures.ts';
import { createReader, type Reader } from './keepAliveClient.ts';
import { rounds, type Scene } from './scene.ts';

/** How long the press takes for pages that are not in its cache, one at a time and many at once. */
export async function measureMisses({ running, quick }: Scene): Promise<Measured> {
  const stories = await staff()
    .select({ id: article.id, slug: article.slug })
    .from(liveRelease)
    .innerJoin(article, eq(article.id, liveRelease.articleId));
  const paths = stories.map(({ slug }) => `/articles/${encodeURIComponent(slug)}`);
  const tags = stories.map(({ id }) => `article:${id}`);
  const count = quick ? 10 : 100;
  const reader = createReader(running.port, 'br');
  const articleTimes: number[] = [];
  for (const round of rounds(count, 20)) {
    const at = round % paths.length;
    articleTimes.push(await timeMiss(reader, paths[at] ?? '/', [tags[at] ?? '']));
  }
  const frontTimes: number[] = [];
  for (const _ of rounds(count / 2, 10)) frontTimes.push(await timeMiss(reader, '/', ['front']));
  reader.close();
  return {
    title: 'Press: misses',
    how: 'A notice from Postgres drops the page from the cache, and the page is requested again; Next renders it, the press rewrites and compresses it.',
    figures: [
      ...durations('an article', articleTimes, [0.5, 0.95]),
      ...durations('the front page', frontTimes, [0.5, 0.95]),
      ...(await measureMany(running.port, paths, tags, quick ? 1 : 5)),
    ],
  };
}

/** Milliseconds of one cache miss. A hit is requested again, since the notice may still be on its way. */
export async function timeMiss(reader: Reader, path: string, tags: string[]): Promise<number> {
  await reader.get(path);
  await dropTags(tags);
  for (const _ of rounds(1_000_000, 2)) {
    const began = performance.now();
    const { headers } = await reader.get(path);
    if (headers['x-press'] === 'miss') return performance.now() - began;
  }
  throw new Error(`${path} was not dropped`);
}

async function measureMany(port: number, paths: string[], tags: string[], times: number): Promise<Figure[]> {
  const readers = Array.from({ length: 8 }, () => createReader(port, 'br'));
  let misses = 0;
  let elapsedMs = 0;
  for (const _ of rounds(times, 20)) {
    await dropTags(tags);
    await timeMiss(readers[0] as Reader, '/', ['front']); // a miss here means that the notice above has arrived
    const waiting = [...paths];
    const began = performance.now();
    await Promise.all(
      readers.map(async (reader) => {
        for (let path = waiting.pop(); path; path = waiting.pop()) {
          const { headers } = await reader.get(path);
          if (headers['x-press'] === 'miss') misses++;
        }
      }),
    );
    elapsedMs += performance.now() - began;
  }
  for (const reader of readers) reader.close();
  const note = `${misses} articles over 8 connections`;
  return [{ what: 'misses per second', value: misses / (elapsedMs / 1000), unit: '/s', note }];
}

const dropTags = (tags: string[]) => staff().execute(sql`select pg_notify('press', ${JSON.stringify(tags)})`);
