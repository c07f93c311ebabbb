import { type Figure, median } from './figures.ts';
import type { Load } from './loading.ts';

export type Contestant = { name: string; accept: string; url: string; pid: number };
/** `spent`: seconds of processor time that the server used */
export type Round = Load & { spent: number };

/** Medians of each server for one encoding, and the ratio of the press (the first) to each other server. */
export function figuresOf(roundsByServer: Map<Contestant, Round[]>, accept: string): Figure[] {
  const servers = [...roundsByServer].filter(([server]) => server.accept === accept);
  const rates = servers.map(([{ name }, all]) => ({
    name,
    wall: median(all.map(({ perSecond }) => perSecond)),
    spent: median(all.map(({ answers, spent }) => answers / spent)),
  }));
  const [press, ...others] = rates;
  const figures = servers.flatMap(([{ name }, all], at): Figure[] => {
    const failed = all.reduce((sum, round) => sum + round.failed, 0);
    return [
      {
        what: `${name}, ${accept}`,
        value: rates[at]?.wall ?? Number.NaN,
        unit: '/s',
        note: [`${formatRate(rates[at]?.spent)} per processor second`, failed ? `${failed} failed` : '']
          .filter(Boolean)
          .join('; '),
      },
      { what: `${name}, ${accept}, p99`, value: median(all.map(({ p99 }) => p99)), unit: 'ms' },
    ];
  });
  const ratios = others.map(({ name, wall, spent }) => ({
    what: `the press ÷ ${name}, ${accept}`,
    value: (press?.wall ?? 0) / wall,
    unit: '×',
    note: `${((press?.spent ?? 0) / spent).toFixed(2)} by processor time`,
  }));
  return [...figures, ...ratios];
}

const formatRate = (rate: number | undefined) => Math.round(rate ?? Number.NaN).toLocaleString('en-GB');
