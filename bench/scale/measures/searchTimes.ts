import { searchPaper } from '#editorial/readerQueries/paperSearch.ts';
import type { Figure } from '../../figures.ts';
import { timeEach } from './caseTimes.ts';
import { searchQueries } from './searchQueries.ts';

export async function measureSearch(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [what, cases] of Object.entries(searchQueries()))
    figures.push(...(await timeEach(`search: ${what}`, cases, (q) => searchPaper({ q }))));
  return figures;
}
