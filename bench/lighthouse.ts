import { type Browser, chromium } from '@playwright/test';
import { findBrowser } from '#e2e/setting/browser.ts';
import { freePort } from '#e2e/setting/server.ts';
import { type Figure, type Measured, median } from './figures.ts';
import type { Scene } from './scene.ts';
import { heaviestStories } from './stories.ts';

/** Lighthouse's ids of categories and metrics, with the names and units of our figures. */
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

/** Key of the TBT values of rounds in which the browser is really slowed, not simulated. */
const slowed = 'slowed';

type Audit = { name: string; url: string; scores: Map<string, number[]>; failed: Set<string> };

/** Lighthouse scores and metrics of the front, each kind of article and the search, for a phone on slow 4G. */
export async function measureLighthouse({ running, quick }: Scene): Promise<Measured> {
  const title = 'Lighthouse';
  const times = quick ? 1 : 7;
  const how = `Lighthouse's settings for a phone (slow 4G and a processor four times slower, both simulated), medians of ${times} rounds over all pages. TBT, slowed: measured in a browser that is really slowed four times; the simulated TBT also counts work of the tab before the page. Each kind of article is represented by the heaviest one in the sample edition.`;
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
  const audited = Object.entries(pages).map(
    ([name, path]): Audit => ({ name, url: `${running.url}${path}`, scores: new Map(), failed: new Set() }),
  );
  const browser = await open(executablePath, port);
  for (let time = 0; time < times; time++)
    for (const page of audited) {
      await audit(page, port);
      if (time % 2 === 0) await auditSlowed(page, port); // not in each round: it takes three times as long
    }
  await browser.close();
  return { title, how, figures: audited.flatMap(figuresOf) };
}

function open(executablePath: string, port: number): Promise<Browser> {
  const args = [`--remote-debugging-port=${port}`, '--disable-background-networking', '--disable-gpu'];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return chromium.launch({ executablePath, args });
}

async function audit({ url, scores, failed }: Audit, port: number): Promise<void> {
  const { default: lighthouse } = await import('lighthouse');
  const result = await lighthouse(url, { port, logLevel: 'error', output: 'json' });
  if (!result) throw new Error(`Lighthouse returned no result for ${url}`);
  const { categories: results, audits } = result.lhr;
  for (const id of Object.keys(categories)) add(scores, id, (results[id]?.score ?? Number.NaN) * 100);
  for (const id of Object.keys(metrics)) add(scores, id, audits[id]?.numericValue);
  for (const { auditRefs } of Object.values(results))
    for (const { id, weight } of auditRefs) if (weight > 0 && (audits[id]?.score ?? 1) < 0.9) failed.add(id);
}

async function auditSlowed({ url, scores }: Audit, port: number): Promise<void> {
  const { default: lighthouse } = await import('lighthouse');
  const result = await lighthouse(url, {
    port,
    logLevel: 'error',
    output: 'json',
    onlyCategories: ['performance'],
    throttlingMethod: 'devtools',
  });
  add(scores, slowed, result?.lhr.audits['total-blocking-time']?.numericValue);
}

function add(scores: Audit['scores'], what: string, value: number | null | undefined): void {
  scores.set(what, [...(scores.get(what) ?? []), value ?? Number.NaN]);
}

/** Medians of scores and metrics. Times also have their range, which shows whether the machine was busy. */
function figuresOf({ name, url, scores, failed }: Audit): Figure[] {
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
