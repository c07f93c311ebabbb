/** `npm run import -- FILE… [--release]`: wire copy and JSON lines become drafts, and releases if asked. */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { closePools } from '#db/pools';
import { importJsonLines } from './importing/jsonLines.ts';
import type { Line } from './importing/lines.ts';
import { importWireCopy } from './importing/wireCopy.ts';
import { findRunningDatabase } from './postgres/running.ts';

const { values, positionals } = parseArgs({
  options: { release: { type: 'boolean', default: false } },
  allowPositionals: true,
});

if (positionals.length === 0) {
  console.error(
    'Which files? npm run import -- FILE… [--release], each .txt (wire copy) or .jsonl (one article a line)',
  );
  process.exit(2);
}

process.env.DATABASE_URL = await findRunningDatabase().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
let failed = 0;
for (const name of positionals) {
  const lines = read(name, await readFile(name, 'utf8').catch(() => null));
  for await (const { text, wrong } of lines) {
    if (wrong) failed++;
    (wrong ? console.error : console.log)(text);
  }
}
await closePools();
process.exitCode = failed > 0 ? 1 : 0;

function read(name: string, content: string | null): AsyncIterable<Line> | Line[] {
  if (content === null) return [{ text: `${name}: can't be read`, wrong: true }];
  const order = { name, content, release: values.release };
  return extname(name) === '.jsonl' ? importJsonLines(order) : importWireCopy(order);
}
