import { durations, type Figure } from '../../figures.ts';

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
