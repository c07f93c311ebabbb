import { type Browser, chromium } from '@playwright/test';
import { findBrowser } from '#e2e/setting/browser.ts';
import { freePort } from '#e2e/setting/server.ts';
import { type Figure, type Measured, median } from './figures.ts';
import type { Scene } from './scene.ts';
import { heaviestStories } from './stories.ts';

/** How Lighthouse names what is measured, and how a score and a metric are told. */
const categories = {
  performance: 'performance',
  accessibility: 'accessibility',
  'best-practices': 'best practices',
  seo: 'search engines',
} as const;
const metrics = {
  'largest-contentful-paint': { name: 'LCP', unit: 'ms' },
  'first-contentful-paint': { name: 'FCP', unit: 'ms' },
  'cumulative-layout-shift': { name: 'CLS', unit: '' },
  'total-blocking-time': { name: 'TBT', unit: 'ms' },
} as const;

/** Of the rounds in which nothing is simulated. */
const slowed = 'slowed';

type Heard = { name: string; url: string; scores: Map<string, number[]>; failed: Set<string> };

/** What Lighthouse says of the front, articles of each kind and the search, as of a phone on a slow line. */
export async function measureLighthouse({ running, quick }: Scene): Promise<Measured> {
  const title = 'Lighthouse';
  const times = quick ? 1 : 7;
  const how = `Lighthouse's own settings for a phone (slow 4G and a processor four times slower, simulated), medians of ${times} rounds over all pages; TBT, slowed: as the browser itself had it, on a processor that it really slowed four times (simulated, what the tab did before the page counts too). Of articles the heaviest of its kind in the sample edition.`;
  const executablePath = findBrowser();
  if (!executablePath) return { title, how, figures: [], skipped: 'no browser is here' };
  const port = await freePort();
  const { plain, italic, chinese } = await heaviestStories(running.port);
  const pages = {
    front: '/',
    article: plain,
    'article with italics': italic,
    'Chinese article': chinese,
    search: '/search',
    'search, with results': '/search?q=ferry',
  };
  const heard = Object.entries(pages).map(
    ([name, path]): Heard => ({ name, url: `${running.url}${path}`, scores: new Map(), failed: new Set() }),
  );
  const browser = await open(executablePath, port);
  for (let time = 0; time < times; time++)
    for (const page of heard) {
      await listen(page, port);
      if (time % 2 === 0) await listenSlowed(page, port); // it takes three times as long
    }
  await browser.close();
  return { title, how, figures: heard.flatMap(tell) };
}

function open(executablePath: string, port: number): Promise<Browser> {
  const args = [`--remote-debugging-port=${port}`, '--disable-background-networking', '--disable-gpu'];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return chromium.launch({ executablePath, args });
}

async function listen({ url, scores, failed }: Heard, port: number): Promise<void> {
  const { default: lighthouse } = await import('lighthouse');
  const result = await lighthouse(url, { port, logLevel: 'error', output: 'json' });
  if (!result) throw new Error(`Lighthouse said nothing of ${url}`);
  const { categories: judged, audits } = result.lhr;
  for (const id of Object.keys(categories)) keep(scores, id, (judged[id]?.score ?? Number.NaN) * 100);
  for (const id of Object.keys(metrics)) keep(scores, id, audits[id]?.numericValue);
  for (const { auditRefs } of Object.values(judged))
    for (const { id, weight } of auditRefs) if (weight > 0 && (audits[id]?.score ?? 1) < 0.9) failed.add(id);
}

async function listenSlowed({ url, scores }: Heard, port: number): Promise<void> {
  const { default: lighthouse } = await import('lighthouse');
  const result = await lighthouse(url, {
    port,
    logLevel: 'error',
    output: 'json',
    onlyCategories: ['performance'],
    throttlingMethod: 'devtools',
  });
  keep(scores, slowed, result?.lhr.audits['total-blocking-time']?.numericValue);
}

function keep(scores: Heard['scores'], what: string, value: number | null | undefined): void {
  scores.set(what, [...(scores.get(what) ?? []), value ?? Number.NaN]);
}

/** Medians; of times also the least and the most, since a busy machine shows in them. */
function tell({ name, url, scores, failed }: Heard): Figure[] {
  const path = new URL(url).pathname;
  const below = failed.size > 0 ? `; below: ${[...failed].join(', ')}` : '';
  return [
    ...Object.entries(categories).map(([id, words], at) => ({
      what: `${name}: ${words}`,
      value: median(scores.get(id) ?? []),
      unit: 'of 100',
      ...(at === 0 ? { note: path + below } : {}),
    })),
    ...[...Object.entries(metrics), [slowed, { name: 'TBT, slowed', unit: 'ms' }] as const].map(
      ([id, { name: metric, unit }]) => {
        const all = scores.get(id) ?? [];
        const note = `${Math.round(Math.min(...all))} to ${Math.round(Math.max(...all))}, n = ${all.length}`;
        return { what: `${name}: ${metric}`, value: median(all), unit, ...(unit === 'ms' ? { note } : {}) };
      },
    ),
  ];
}
