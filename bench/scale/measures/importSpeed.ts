import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../../figures.ts';
import { linesToImport, runImport } from '../../importRate.ts';
import type { ScaleDatabase } from '../database.ts';

/** `npm run import` into the large paper, as drafts and released. */
export async function measureImportSpeed(database: ScaleDatabase): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-lines-'));
  const figures: Figure[] = [];
  for (const [what, count, options] of [
    ['import: drafts', 2_000, []],
    ['import: released', 3_000, ['--release']],
  ] as const) {
    const file = join(folder, `${options.length}.jsonl`);
    await writeFile(file, linesToImport(count, Math.floor(Math.random() * 1e9)));
    const { imported, seconds } = await runImport({ DATABASE_URL: database.url }, [file, ...options]);
    const note = `${imported} in ${seconds.toFixed(1)} s`;
    figures.push({ what, value: imported / seconds, unit: '/s', note });
  }
  await rm(folder, { recursive: true });
  return figures;
}
