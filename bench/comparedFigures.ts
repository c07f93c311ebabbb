import { formatValue } from './figureReport.ts';
import { type Figure, type Measured, median } from './figures.ts';

/** Median, smallest and largest value over all turns. */
type Spread = { median: number; least: number; most: number };

/** One figure of both builds. `ratio`: the new median divided by the old one. */
export type Compared = {
  measure: string;
  what: string;
  unit: string;
  before: Spread;
  after: Spread;
  ratio: number;
  verdict: 'better' | 'same' | 'worse';
};

/** Differences of medians up to this share are noise. */
const MIN_DIFFERENCE = 0.05;

/** Compares the figures that both builds have. A figure has one value for each result that contains it. */
export function compareFigures(before: readonly Measured[], after: readonly Measured[]): Compared[] {
  const newFigures = valuesOf(after);
  return [...valuesOf(before)].flatMap(([key, oldFigure]) => {
    const newFigure = newFigures.get(key);
    if (!newFigure) return [];
    const spreads = { before: spreadOf(oldFigure.values), after: spreadOf(newFigure.values) };
    const { measure, what, unit } = oldFigure;
    const ratio = spreads.after.median / spreads.before.median;
    return [{ measure, what, unit, ...spreads, ratio, verdict: verdictOn(unit, spreads, ratio) }];
  });
}

type Values = Pick<Compared, 'measure' | 'what' | 'unit'> & { values: number[] };

function valuesOf(results: readonly Measured[]): Map<string, Values> {
  const all = new Map<string, Values>();
  for (const { title, figures } of results) {
    for (const { what, unit, value } of figures) {
      const key = `${title}\n${what}`;
      const known = all.get(key) ?? { measure: title, what, unit, values: [] };
      if (Number.isFinite(value)) known.values.push(value);
      all.set(key, known);
    }
  }
  return all;
}

const spreadOf = (values: readonly number[]): Spread => ({
  median: median(values),
  least: Math.min(...values),
  most: Math.max(...values),
});

/** Rates and marks are better when larger, everything else when smaller. Within the old build's spread nothing differs. */
function verdictOn(unit: string, { before, after }: Record<'before' | 'after', Spread>, ratio: number) {
  const isWithin = after.median >= before.least && after.median <= before.most;
  if (Number.isNaN(ratio) || isWithin || Math.abs(ratio - 1) <= MIN_DIFFERENCE) return 'same';
  return ratio < 1 === !/\/s$|^of 100$/.test(unit) ? 'better' : 'worse';
}

/** The comparison as text for a terminal, one line for each figure. */
export function comparisonText(compared: readonly Compared[]): string {
  const format = (value: number, unit: string) => `${formatValue({ value } as Figure)} ${unit}`.trim();
  const formatSpread = ({ median: middle, least, most }: Spread, unit: string) =>
    `${format(middle, unit)} (${format(least, '')}–${format(most, '')})`;
  const lines = [...Map.groupBy(compared, ({ measure }) => measure)].flatMap(([measure, figures]) => [
    `\n${measure}`,
    ...figures.map(
      ({ what, unit, before, after, ratio, verdict }) =>
        `  ${what.padEnd(46)} ${formatSpread(before, unit).padStart(28)} → ${formatSpread(after, unit).padStart(28)}  ${ratio.toFixed(2)} × ${verdict}`,
    ),
  ]);
  return lines.join('\n');
}
