import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../../figures.ts';
import { linesToImport, runImport } from '../../importRate.ts';
import type { ScaleDatabase } from '../database.ts';

/** `npm run import` into the large paper, as drafts and released. */
export async function measureImporting(database: ScaleDatabase): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-lines-'));
  const figures: Figure[] = [];
  for (const [what, count, options] of [
    ['import: drafts', 2_000, []],
    ['import: released', 3_000, ['--release']],
  ] as const) {
    const file = join(folder, `${options.length}.jsonl`);
    await writeFile(file, linesToImport(count, Math.floor(Math.random() * 1e9)));
    const { made, seconds } = await runImport({ DATABASE_URL: database.url }, [file, ...options]);
    figures.push({ what, value: made / seconds, unit: '/s', note: `${made} in ${seconds.toFixed(1)} s` });
  }
  await rm(folder, { recursive: true });
  return figures;
}
