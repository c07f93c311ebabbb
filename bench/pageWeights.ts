import type { Browser } from '@playwright/test';
import type { ArticleId } from '#db/schema/ids.ts';
import { windowOf } from '#e2e/setting/people.ts';
import type { Figure, Measured } from './figures.ts';
import { createReader } from './keepAliveClient.ts';
import { frontSection, frontStory } from './pages.ts';
import type { Scene } from './scene.ts';

/** Bytes and requests that a browser on a phone needs for each kind of page. */
export async function measureWeights({ running, browser, database }: Scene): Promise<Measured> {
  const title = 'Page weights';
  const how =
    'Everything that a browser of 390 × 844 px requests until the page is loaded. Each response is requested again with gzip and counted without headers. The editor: its scripts only, until the article is Saved and the network is idle, on 1440 × 900 px.';
  if (!browser) return { title, how, figures: [], skipped: 'no browser is here' };
  const pages = {
    article: await frontStory(running.port),
    front: '/',
    section: await frontSection(running.port),
    search: '/search?q=ferry',
  };
  const figures: Figure[] = [];
  for (const [name, path] of Object.entries(pages)) {
    figures.push(...(await weigh(browser, running.port, name, path)));
  }
  const articleId = await database.story(await database.actor('writer'), { headline: 'On weight' });
  figures.push(...(await weighEditor(browser, running, articleId)));
  return { title, how, figures };
}

async function weighEditor(
  browser: Browser,
  { url, port }: Scene['running'],
  articleId: ArticleId,
): Promise<Figure[]> {
  const viewport = { width: 1440, height: 900 };
  const { page, context } = await windowOf(browser, 'writer', { baseURL: url, viewport });
  const paths: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') paths.push(new URL(request.url()).pathname);
  });
  await page.goto(`/newsroom/articles/${articleId}`, { waitUntil: 'networkidle' });
  await page.locator('[role=status]', { hasText: /^Saved$/ }).waitFor();
  await context.close();
  const figures: Figure[] = [];
  for (const [encoding, name] of [
    ['gzip', 'gzip'],
    ['br', 'brotli'],
  ] as const) {
    const reader = createReader(port, encoding);
    let bytes = 0;
    for (const path of paths) bytes += (await reader.get(path)).body.length;
    reader.close();
    figures.push({ what: `editor: JavaScript, ${name}`, value: bytes / 1000, unit: 'kB' });
  }
  return figures;
}

async function weigh(browser: Browser, port: number, name: string, path: string): Promise<Figure[]> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB' });
  const page = await context.newPage();
  const requests: { kind: string; path: string }[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    requests.push({ kind: request.resourceType(), path: pathname + search });
  });
  await page.goto(`http://localhost:${port}${path}`, { waitUntil: 'networkidle', timeout: 20_000 });
  await context.close();
  const reader = createReader(port, 'gzip');
  const bytes = new Map<string, number>();
  for (const { kind, path } of requests) {
    const { body } = await reader.get(path);
    bytes.set(kind, (bytes.get(kind) ?? 0) + body.length);
  }
  reader.close();
  const sizeOf = (...kinds: string[]) => kinds.reduce((sum, kind) => sum + (bytes.get(kind) ?? 0), 0) / 1000;
  return [
    { what: `${name}: HTML and CSS`, value: sizeOf('document', 'stylesheet'), unit: 'kB' },
    { what: `${name}: fonts`, value: sizeOf('font'), unit: 'kB' },
    { what: `${name}: JavaScript`, value: sizeOf('script'), unit: 'kB' },
    { what: `${name}: pictures`, value: sizeOf('image'), unit: 'kB', note: 'the first screen and near it' },
    { what: `${name}: requests`, value: requests.length, unit: '' },
  ];
}
