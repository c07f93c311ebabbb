/**
 * `npm run bench:related -- --corpus FILE.jsonl…`: releases each corpus, in the order of its times, into a separate
 * scratch database. Prints the quality of its related lists compared with simpler lists, their lengths and their cost.
 * A corpus is JSON Lines with at least a headline and a body (corpusLine.ts). Lists of a corpus without labels are not
 * judged.
 *
 * - `--half 0|1` judges the stories of one half only (halves.ts)
 * - `--baseline-only` computes the simpler lists without a database
 * - `--json FILE` writes the figures, `--out FILE` the lists of a single corpus
 * - `--table FIGURES.json` prints written figures as a table in Markdown, and measures nothing
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine } from '../machine.ts';
import type { CorpusFigures, MeasureOrder } from './corpusFigures.ts';
import { asTable, asText } from './report.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', multiple: true, default: [] },
    half: { type: 'string' },
    'baseline-only': { type: 'boolean', default: false },
    json: { type: 'string' },
    out: { type: 'string' },
    table: { type: 'string' },
  },
});

if (values.table) {
  const { corpora } = JSON.parse(await readFile(values.table, 'utf8')) as { corpora: CorpusFigures[] };
  console.log(asTable(corpora));
} else {
  if (values.corpus.length === 0) refuse('Which corpus? npm run bench:related -- --corpus FILE.jsonl');
  if (values.half && !/^[01]$/.test(values.half)) refuse('--half is 0 or 1');
  if (values.out && values.corpus.length > 1) refuse('--out takes the lists of one --corpus');
  await run();
}

async function run(): Promise<void> {
  const corpora: CorpusFigures[] = [];
  for (const file of values.corpus) {
    const figures = await measureInChild({
      file,
      half: values.half === undefined ? null : values.half === '0' ? 0 : 1,
      isBaselineOnly: values['baseline-only'],
      out: values.out ?? null,
    });
    if (figures) {
      corpora.push(figures);
      console.log(asText(figures));
    } else {
      console.error(`${file}: not measured`);
      process.exitCode = 1;
    }
    const results = { date: new Date().toISOString(), machine: describeMachine(), corpora };
    if (values.json) await writeFile(values.json, `${JSON.stringify(results, null, 2)}\n`);
  }
}

/** @returns null if the process ended without figures; it has printed the reason */
async function measureInChild(order: MeasureOrder): Promise<CorpusFigures | null> {
  const child = fork(join(import.meta.dirname, 'measureCorpus.ts'));
  let figures: CorpusFigures | null = null;
  child.on('message', (message) => {
    figures = message as CorpusFigures;
  });
  child.send(order);
  await once(child, 'exit');
  return figures;
}

function refuse(why: string): never {
  console.error(why);
  process.exit(2);
}
