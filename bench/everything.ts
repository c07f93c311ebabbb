/**
 * `npm run bench`: measures, prints and stores figures; it never passes or fails. `--quick`, `--only hits,misses,…`,
 * `--against DIR [--turns N]` to compare with another build
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compareBuilds } from './comparingBuilds.ts';
import { asMarkdown, asText } from './figureReport.ts';
import { describeMachine } from './machine.ts';
import { measures, runMeasure } from './measures.ts';
import { openScene } from './openScene.ts';
import { readScale } from './scale/growth.ts';

/** Measures whose figures depend on the code of both browser and server, and that can be repeated on one paper. */
const COMPARED = ['releases', 'button', 'keystrokes'];
const DEFAULT_TURNS = '7';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    against: { type: 'string' },
    turns: { type: 'string', default: DEFAULT_TURNS },
  },
});
const only = values.only?.split(',');
if (values.against === undefined) await measureThisBuild(only ?? Object.keys(measures));
else await compareBuilds(resolve(values.against), only ?? COMPARED, Number(values.turns));

async function measureThisBuild(names: string[]): Promise<void> {
  const began = performance.now();
  const { scene, measured, close } = await openScene(values);
  const outcomes = [measured];
  console.log(asText(measured));
  for (const name of Object.keys(measures).filter((each) => names.includes(each))) {
    const result = await runMeasure(name, scene);
    outcomes.push(result);
    console.log(asText(result));
  }
  await close();
  const results = {
    date: new Date().toISOString(),
    command: ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(
      ' ',
    ),
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
}
