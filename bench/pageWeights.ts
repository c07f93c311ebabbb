import type { Browser } from '@playwright/test';
import { createReader } from './asking.ts';
import type { Figure, Measured } from './figures.ts';
import { frontSection, frontStory } from './pages.ts';
import type { Scene } from './scene.ts';

/** What a phone loads for each kind of page, as a browser asks for it. */
export async function measureWeights({ running, browser }: Scene): Promise<Measured> {
  const title = 'Page weights';
  const how =
    'What a browser of 390 × 844 px asks for until the page is loaded, each asked for again with gzip and counted without headers.';
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
  return { title, how, figures };
}

async function weigh(browser: Browser, port: number, name: string, path: string): Promise<Figure[]> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB' });
  const page = await context.newPage();
  const asked: { kind: string; path: string }[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    asked.push({ kind: request.resourceType(), path: pathname + search });
  });
  await page.goto(`http://localhost:${port}${path}`, { waitUntil: 'networkidle', timeout: 20_000 });
  await context.close();
  const reader = createReader(port, 'gzip');
  const bytes = new Map<string, number>();
  for (const { kind, path } of asked) {
    const { body } = await reader.get(path);
    bytes.set(kind, (bytes.get(kind) ?? 0) + body.length);
  }
  reader.close();
  const of = (...kinds: string[]) => kinds.reduce((sum, kind) => sum + (bytes.get(kind) ?? 0), 0) / 1000;
  return [
    { what: `${name}: HTML and CSS`, value: of('document', 'stylesheet'), unit: 'kB' },
    { what: `${name}: fonts`, value: of('font'), unit: 'kB' },
    { what: `${name}: JavaScript`, value: of('script'), unit: 'kB' },
    { what: `${name}: pictures`, value: of('image'), unit: 'kB', note: 'the first screen and near it' },
    { what: `${name}: requests`, value: asked.length, unit: '' },
  ];
}
