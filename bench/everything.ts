/** `npm run bench`: measures, prints and stores figures; it never passes or fails. `--quick`, `--only hits,misses,…` */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { findBrowser } from '#e2e/setting/browser.ts';
import { openTestDatabase } from '#e2e/setting/testDatabase.ts';
import { asMarkdown, asText } from './figureReport.ts';
import type { Measured } from './figures.ts';
import { measureImport } from './importRate.ts';
import { measureKeystrokes } from './keystroke.ts';
import { measureLighthouse } from './lighthouse.ts';
import { describeMachine } from './machine.ts';
import { measureWeights } from './pageWeights.ts';
import { measureHits } from './pressHits.ts';
import { measureMisses } from './pressMisses.ts';
import { measureButton } from './releaseButton.ts';
import { measureReleases } from './releaseToVisible.ts';
import { measureLoadedReleases } from './releaseUnderLoad.ts';
import { readScale } from './scale/growth.ts';
import type { Scene } from './scene.ts';
import { start } from './starting.ts';

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
});
/** In the order in which they run: measures that add articles come last. */
const measures: Record<string, (scene: Scene) => Promise<Measured>> = {
  weights: measureWeights,
  lighthouse: measureLighthouse,
  hits: measureHits,
  misses: measureMisses,
  releases: measureReleases,
  loaded: measureLoadedReleases,
  button: measureButton,
  keystrokes: measureKeystrokes,
  import: measureImport,
};
const selected = values.only?.split(',') ?? Object.keys(measures);

const began = performance.now();
const { running, measured, end } = await start({ quick: values.quick });
const outcomes = [measured];
console.log(asText(measured));
const database = await openTestDatabase(running.dataDir);
const browser = await openBrowser();
for (const [name, measure] of Object.entries(measures)) {
  if (!selected.includes(name)) continue;
  const result = await measure({ running, database, browser, quick: values.quick }).catch(
    (error: Error): Measured => ({
      title: name,
      how: '',
      figures: [],
      skipped: error.message.split('\n')[0],
    }),
  );
  outcomes.push(result);
  console.log(asText(result));
}
await browser?.close();
await database.close();
await end();

const results = {
  date: new Date().toISOString(),
  command: ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' '),
  machine: describeMachine(),
  seconds: Math.round((performance.now() - began) / 1000),
  measures: outcomes,
  scale: readScale(),
};
writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
if (!values.quick && !values.only) {
  const docs = join(import.meta.dirname, '..', 'docs');
  mkdirSync(docs, { recursive: true });
  writeFileSync(join(docs, 'measurements.md'), asMarkdown(results));
}
console.log(`\n${results.seconds} s; also in bench/results.json`);

async function openBrowser(): Promise<Browser | undefined> {
  const executablePath = findBrowser();
  if (!executablePath) return undefined;
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args });
}
