import type { Figure } from '../../figures.ts';
import type { ScaleDatabase } from '../database.ts';
import { lists } from '../lists.ts';
import { APPLICATION_SETTINGS, readFaults } from '../planFaults.ts';
import { countArticles } from './samples.ts';

/** In a smaller paper a sequential scan can be faster than an index. */
const minArticles = 50_000;

/** Counts and prints the lists whose plan, as Postgres chooses it by default, grows with the paper. */
export async function measurePlans({ url, readerUrl }: ScaleDatabase): Promise<Figure[]> {
  if ((await countArticles()) < minArticles) return [];
  let growing = 0;
  for (const [name, read, maxRows] of lists) {
    const faults = await readFaults(read, {
      addresses: [url, readerUrl],
      settings: APPLICATION_SETTINGS,
      maxRows,
    });
    if (faults.length > 0) growing += 1;
    for (const fault of faults) console.log(`  ${name} ${fault.slice(0, 400)}`);
  }
  return [{ what: `plans: lists that grow with the paper, of ${lists.length}`, value: growing, unit: '' }];
}
