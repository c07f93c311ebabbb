import { type Browser, chromium } from '@playwright/test';
import { findBrowser } from '#e2e/setting/browser';
import { freePort } from '#e2e/setting/server';
import { type Figure, type Measured, median } from './figures.ts';
import { frontStory } from './pages.ts';
import type { Scene } from './scene.ts';

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

/** What Lighthouse says of the front, an article and the search, as of a phone on a slow line. */
export async function measureLighthouse({ running, quick }: Scene): Promise<Measured> {
  const title = 'Lighthouse';
  const times = quick ? 1 : 5;
  const how = `Lighthouse's own settings for a phone (slow 4G and a processor four times slower, simulated), medians of ${times}.`;
  const executablePath = findBrowser();
  if (!executablePath) return { title, how, figures: [], skipped: 'no browser is here' };
  const port = await freePort();
  const browser = await open(executablePath, port);
  const pages = {
    front: '/',
    article: await frontStory(running.port),
    search: '/search',
    'search, with results': '/search?q=ferry',
  };
  const figures: Figure[] = [];
  for (const [name, path] of Object.entries(pages))
    figures.push(...(await judge(name, `${running.url}${path}`, port, times)));
  await browser.close();
  return { title, how, figures };
}

function open(executablePath: string, port: number): Promise<Browser> {
  const args = [`--remote-debugging-port=${port}`, '--disable-background-networking', '--disable-gpu'];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return chromium.launch({ executablePath, args });
}

async function judge(name: string, url: string, port: number, times: number): Promise<Figure[]> {
  const { default: lighthouse } = await import('lighthouse');
  const scores = new Map<string, number[]>();
  const keep = (what: string, value: number | null | undefined) =>
    scores.set(what, [...(scores.get(what) ?? []), value ?? Number.NaN]);
  const failed = new Set<string>();
  for (let time = 0; time < times; time++) {
    const result = await lighthouse(url, { port, logLevel: 'error', output: 'json' });
    if (!result) throw new Error(`Lighthouse said nothing of ${url}`);
    const { categories: judged, audits } = result.lhr;
    for (const id of Object.keys(categories)) keep(id, (judged[id]?.score ?? Number.NaN) * 100);
    for (const id of Object.keys(metrics)) keep(id, audits[id]?.numericValue);
    for (const { auditRefs } of Object.values(judged))
      for (const { id, weight } of auditRefs)
        if (weight > 0 && (audits[id]?.score ?? 1) < 0.9) failed.add(id);
  }
  const of = (id: string) => median(scores.get(id) ?? []);
  const note = failed.size > 0 ? `below: ${[...failed].join(', ')}` : undefined;
  return [
    ...Object.entries(categories).map(([id, words], at) => ({
      what: `${name}: ${words}`,
      value: of(id),
      unit: 'of 100',
      ...(at === 0 && note ? { note } : {}),
    })),
    ...Object.entries(metrics).map(([id, { name: metric, unit }]) => ({
      what: `${name}: ${metric}`,
      value: of(id),
      unit,
    })),
  ];
}
