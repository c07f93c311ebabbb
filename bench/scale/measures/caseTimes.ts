import { durations, type Figure } from '../../figures.ts';

const shares = [0.5, 0.95];
/** maximum ms for one row of figures */
const maxMs = 60_000;

/** Times `act` for the cases in sequence, after a run of the first three that is not counted. */
export async function timeEach<Case>(
  what: string,
  cases: readonly Case[],
  act: (item: Case) => Promise<unknown>,
): Promise<Figure[]> {
  for (const item of cases.slice(0, 3)) await act(item);
  const times: number[] = [];
  const began = performance.now();
  for (const item of cases) {
    const from = performance.now();
    await act(item);
    times.push(performance.now() - from);
    if (performance.now() - began > maxMs) break;
  }
  return durations(what, times, shares);
}
