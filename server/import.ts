/** `npm run import -- FILE… [--release]`: wire copy and JSON lines become drafts, and releases if asked. */
import { constants, createReadStream } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { closePools } from '#db/pools';
import { readEnvironmentFile } from './environmentFile.ts';
import { importJsonLines } from './importing/jsonLines.ts';
import type { Line } from './importing/lines.ts';
import { importWireCopy } from './importing/wireCopy.ts';
import { logUncaught } from './logging.ts';
import { findRunningDatabase } from './postgres/running.ts';

readEnvironmentFile();
logUncaught();

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
  for await (const { text, wrong } of read(name)) {
    if (wrong) failed++;
    (wrong ? console.error : console.log)(text);
  }
}
await closePools();
process.exitCode = failed > 0 ? 1 : 0;

async function* read(name: string): AsyncGenerator<Line> {
  const { release } = values;
  try {
    await access(name, constants.R_OK);
  } catch {
    yield { text: `${name}: can't be read`, wrong: true };
    return;
  }
  // An archive may be larger than memory.
  if (extname(name) === '.jsonl') yield* importJsonLines({ name, lines: linesOf(name), release });
  else yield* importWireCopy({ name, content: await readFile(name, 'utf8'), release });
}

/** Lines end where JSON lines say so: U+2028 may stand within one. */
async function* linesOf(name: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(name, 'utf8')) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
