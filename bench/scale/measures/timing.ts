import { durations, type Figure } from '../../figures.ts';
import { watchQueries } from '../watchingQueries.ts';

const shares = [0.5, 0.95];
/** at most so many ms for one row of figures */
const patience = 60_000;

/** How long each of these takes, one after another. The first few warm the code up, and count for nothing. */
export async function timeEach<Case>(
  what: string,
  cases: readonly Case[],
  act: (one: Case) => Promise<unknown>,
): Promise<Figure[]> {
  for (const one of cases.slice(0, 3)) await act(one);
  const times: number[] = [];
  const began = performance.now();
  for (const one of cases) {
    const from = performance.now();
    await act(one);
    times.push(performance.now() - from);
    if (performance.now() - began > patience) break;
  }
  return durations(what, times, shares);
}

/** The same of those queries only that mention `part`, as the code sends them. */
export async function timeQueries<Case>(
  what: string,
  part: string,
  cases: readonly Case[],
  act: (one: Case) => Promise<unknown>,
): Promise<Figure[]> {
  for (const one of cases.slice(0, 3)) await act(one);
  const { queries } = await watchQueries(async () => {
    for (const one of cases) await act(one);
  });
  const times = queries.filter(({ text }) => text.includes(part)).map(({ ms }) => ms);
  return durations(what, times, shares);
}
