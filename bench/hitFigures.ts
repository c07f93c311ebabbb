import { type Figure, median } from './figures.ts';
import type { Load } from './loading.ts';

export type Contestant = { name: string; accept: string; url: string; pid: number };
/** `spent`: seconds of processor time */
export type Round = Load & { spent: number };

/** What each did, and the press against each of them. */
export function figuresOf(taken: Map<Contestant, Round[]>, accept: string): Figure[] {
  const rivals = [...taken].filter(([rival]) => rival.accept === accept);
  const rates = rivals.map(([{ name }, all]) => ({
    name,
    wall: median(all.map(({ perSecond }) => perSecond)),
    spent: median(all.map(({ answers, spent }) => answers / spent)),
  }));
  const [press, ...others] = rates;
  const each = rivals.flatMap(([{ name }, all], at): Figure[] => {
    const failed = all.reduce((sum, one) => sum + one.failed, 0);
    return [
      {
        what: `${name}, ${accept}`,
        value: rates[at]?.wall ?? Number.NaN,
        unit: '/s',
        note: [`${shown(rates[at]?.spent)} per processor second`, failed ? `${failed} failed` : '']
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
  return [...each, ...ratios];
}

const shown = (rate: number | undefined) => Math.round(rate ?? Number.NaN).toLocaleString('en-GB');
