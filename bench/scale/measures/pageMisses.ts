import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, type Running, startServer } from '#e2e/setting/server.ts';
import { buildIfChanged } from '#server/lifecycle/nextBuild.ts';
import { durations, type Figure } from '../../figures.ts';
import { createReader } from '../../keepAliveClient.ts';
import { timeMiss } from '../../pressMisses.ts';
import { residentMegabytes } from '../../starting.ts';
import type { ScaleDatabase } from '../database.ts';
import { readSections, sampleArticles, sampleLabels } from './samples.ts';
import { searchQueries } from './searchQueries.ts';

const shares = [0.5, 0.95];

/** Times each kind of page as a cache miss of the press: dropped by a notice, or never requested before. */
export async function measurePages(database: ScaleDatabase): Promise<Figure[]> {
  await buildIfChanged(new AbortController().signal); // so that the build is not measured
  const dataDir = await mkdtemp(join(tmpdir(), 'copydesk-scale-node-'));
  const port = await freePort();
  const began = performance.now();
  const running = await startServer({
    dataDir,
    port,
    env: {
      DATABASE_URL: database.url,
      READER_DATABASE_URL: database.readerUrl,
      NEXTAUTH_SECRET: 'only for measuring, on 127.0.0.1',
      SAMPLE_EDITION: '0',
      LOG_LEVEL: 'error',
    },
  });
  const figures: Figure[] = [];
  try {
    const reader = createReader(port, 'br');
    await reader.get('/');
    const seconds = (performance.now() - began) / 1000;
    figures.push({ what: 'start: to the first front page', value: seconds, unit: 's' });
    reader.close();
    figures.push(...(await measureMisses(running)));
    const value = residentMegabytes(running.process.pid);
    if (value !== undefined) figures.push({ what: 'memory of the node', value, unit: 'MB' });
  } finally {
    await running.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
  return figures;
}

async function measureMisses({ port }: Running): Promise<Figure[]> {
  const reader = createReader(port, 'br');
  const articles = await sampleArticles(460, 3);
  const sections = await readSections();
  const address = (before: string, slug: string, after = '') =>
    `${before}${encodeURIComponent(slug)}${after}`;
  // Warms up: the first requests compile the code of the pages.
  for (const { slug } of articles.slice(0, 60)) await reader.get(address('/articles/', slug));
  const timeFirst = async (what: string, paths: string[]) => {
    const times: number[] = [];
    for (const path of paths) {
      const from = performance.now();
      const { headers, status } = await reader.get(path);
      if (status >= 500) throw new Error(`${path}: ${status}`);
      if (headers['x-press'] === 'miss') times.push(performance.now() - from);
    }
    return durations(`page, a miss: ${what}`, times.slice(3), shares);
  };
  const timeDropped = async (what: string, pages: { path: string; tag: string }[]) => {
    const times: number[] = [];
    for (const { path, tag } of pages) times.push(await timeMiss(reader, path, [tag]));
    return durations(`page, a miss: ${what}`, times.slice(3), shares);
  };
  const repeat = <T>(count: number, item: T) => Array.from({ length: count }, () => item);
  const searches = Object.values(searchQueries()).flatMap((queries) => queries.slice(0, 12));
  const figures = [
    ...(await timeFirst(
      'article',
      articles.slice(60, 360).map(({ slug }) => address('/articles/', slug)),
    )),
    ...(await timeDropped('front', repeat(60, { path: '/', tag: 'front' }))),
    ...(await timeDropped(
      'section',
      repeat(6, sections)
        .flat()
        .map(({ id, slug }) => ({ path: `/sections/${slug}`, tag: `section:${id}` })),
    )),
    ...(await timeFirst(
      'topic',
      (await sampleLabels('topic', 60)).map((slug) => address('/topics/', slug)),
    )),
    ...(await timeFirst(
      'author',
      (await sampleLabels('author', 40)).map((slug) => address('/authors/', slug)),
    )),
    ...(await timeFirst(
      'search',
      searches.map((q) => address('/search?q=', q)),
    )),
    ...(await timeFirst(
      'history',
      articles.slice(360, 400).map(({ slug }) => address('/articles/', slug, '/history')),
    )),
    ...(await timeDropped('corrections', repeat(20, { path: '/corrections', tag: 'corrections' }))),
    ...(await timeDropped('feed', repeat(20, { path: '/feed.xml', tag: 'latest' }))),
    ...(await timeDropped('sitemap', repeat(8, { path: '/sitemap.xml', tag: 'latest' }))),
    ...(await timeDropped('news sitemap', repeat(20, { path: '/news-sitemap.xml', tag: 'latest' }))),
  ];
  reader.close();
  return figures;
}
