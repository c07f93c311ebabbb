/** `npm run import -- FILE… [--release]`: copy becomes drafts, and releases if asked. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { closePools } from '#db/pools';
import { readEnvironmentFile } from './environmentFile.ts';
import { importCopyFile } from './importing/copyFile.ts';
import { importJsonLines } from './importing/jsonLines.ts';
import type { Line } from './importing/lines.ts';
import { isJsonLines, openText, readText, textLines } from './importing/textFile.ts';
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
    'Which files? npm run import -- FILE… [--release]: wire text, JSON lines, ninjs, NITF or NewsML-G2',
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
  const { encoding, isLarge } = await openText(name);
  if (encoding === null) {
    yield { text: `${name}: this is not a text file`, wrong: true };
    return;
  }
  if (encoding !== 'utf-8') yield { text: `${name}: read as ${encoding}`, wrong: false };
  // An archive may be larger than memory.
  if (isLarge || (await isJsonLines(name, encoding)))
    yield* importJsonLines({ name, lines: textLines(name, encoding), release });
  else yield* importCopyFile({ name, content: await readText(name, encoding), release });
}
