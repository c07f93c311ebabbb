/**
 * `npm run import -- FILE… [--release] [--encoding NAME]`: imports stories as drafts; with `--release` also releases
 * them.
 */
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { textEncodings } from '#contracts/textEncoding.ts';
import { closePools } from '#db/pools.ts';
import { settleImport } from '#editorial/import/importRecords.ts';
import { readEnvironmentFile } from '#server/configuration/projectFolder.ts';
import { importFile } from '#server/import/importFile.ts';
import { ImportProgress } from '#server/import/importProgress.ts';
import type { Line } from '#server/import/outcomeLines.ts';
import { logUncaught } from '#server/logging/logging.ts';
import { findRunningDatabase } from '#server/postgres/running.ts';

readEnvironmentFile();
logUncaught();

const { values, positionals } = parseArgs({
  options: { release: { type: 'boolean', default: false }, encoding: { type: 'string' } },
  allowPositionals: true,
});

const encoding = textEncodings.find((known) => known === values.encoding?.toLowerCase());
if (values.encoding !== undefined && !encoding) {
  console.error(`--encoding must be one of ${textEncodings.join(', ')}`);
  process.exit(2);
}
if (positionals.length === 0) {
  console.error(
    'Which files? npm run import -- FILE… [--release] [--encoding NAME]: wire text, JSON lines, ninjs, NITF or NewsML-G2',
  );
  process.exit(2);
}

process.env.DATABASE_URL = await findRunningDatabase().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
const sizes = await Promise.all(positionals.map(sizeOf));
const progress = new ImportProgress(sizes.reduce((sum, size) => sum + size, 0));
let failed = 0;
let released = 0;
for (const [index, name] of positionals.entries()) {
  for await (const { text, wrong, isRelease } of read(name)) {
    if (wrong) failed++;
    if (isRelease) released++;
    progress.clear();
    (wrong ? console.error : console.log)(text);
  }
  progress.fileDone(sizes[index] ?? 0);
}
if (released > 0) await settleImport(released);
progress.end();
await closePools();
process.exitCode = failed > 0 ? 1 : 0;

async function sizeOf(name: string): Promise<number> {
  const { size } = await stat(name).catch(() => ({ size: 0 }));
  return size;
}

async function* read(name: string): AsyncGenerator<Line> {
  try {
    await access(name, constants.R_OK);
  } catch {
    yield { text: `${name}: can't be read`, wrong: true };
    return;
  }
  yield* importFile(name, { release: values.release, encoding, progress });
}
