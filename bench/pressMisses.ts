import { liveRelease } from '#db/liveViews/releaseViews.ts';
import { staff } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { createReader, type Reader } from './asking.ts';
import { durations, type Figure, type Measured } from './figures.ts';
import { rounds, type Scene } from './scene.ts';

/** How long a page takes that the press has to have made anew, one at a time and all at once. */
export async function measureMisses({ running, quick }: Scene): Promise<Measured> {
  const stories = await staff()
    .select({ id: article.id, slug: article.slug })
    .from(liveRelease)
    .innerJoin(article, eq(article.id, liveRelease.articleId));
  const paths = stories.map(({ slug }) => `/articles/${encodeURIComponent(slug)}`);
  const tags = stories.map(({ id }) => `article:${id}`);
  const count = quick ? 10 : 100;
  const reader = createReader(running.port, 'br');
  const ones: number[] = [];
  for (const round of rounds(count, 20)) {
    const at = round % paths.length;
    ones.push(await timeMiss(reader, paths[at] ?? '/', [tags[at] ?? '']));
  }
  const fronts: number[] = [];
  for (const _ of rounds(count / 2, 10)) fronts.push(await timeMiss(reader, '/', ['front']));
  reader.close();
  return {
    title: 'Press: misses',
    how: 'Each time the page is dropped by a notice from Postgres and asked for again; Next renders it, the press rewrites and compresses it.',
    figures: [
      ...durations('an article', ones, [0.5, 0.95]),
      ...durations('the front page', fronts, [0.5, 0.95]),
      ...(await measureMany(running.port, paths, tags, quick ? 1 : 5)),
    ],
  };
}

/** Milliseconds for one answer that was a miss. The notice may be on its way yet: hits are asked again. */
export async function timeMiss(reader: Reader, path: string, tags: string[]): Promise<number> {
  await reader.get(path);
  await forget(tags);
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
  let spent = 0;
  for (const _ of rounds(times, 20)) {
    await forget(tags);
    await timeMiss(readers[0] as Reader, '/', ['front']); // heard after the notice before it
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
    spent += performance.now() - began;
  }
  for (const reader of readers) reader.close();
  const note = `${misses} articles over 8 connections`;
  return [{ what: 'misses per second', value: misses / (spent / 1000), unit: '/s', note }];
}

const forget = (tags: string[]) => staff().execute(sql`select pg_notify('press', ${JSON.stringify(tags)})`);
