import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatValue } from '../figureReport.ts';
import type { Figure } from '../figures.ts';
import { describeMachine, type Machine } from '../machine.ts';

/** The figures at one size. */
type AtSize = { articles: number; date: string; machine: Machine; figures: Figure[] };

const results = join(import.meta.dirname, '..', 'results.json');

/** The stored figures, by the power of ten nearest to the number of articles. */
export function readScale(): Record<string, AtSize> {
  try {
    const { scale = {} } = JSON.parse(readFileSync(results, 'utf8')) as { scale?: Record<string, AtSize> };
    return scale;
  } catch {
    return {}; // no figures are stored yet
  }
}

/** Stores figures in bench/results.json. Figures of other sizes, and other figures of this size, stay. */
export function storeFigures(articles: number, figures: Figure[]): void {
  const scale = readScale();
  const size = String(10 ** Math.round(Math.log10(articles)));
  const before = scale[size]?.figures ?? [];
  const replaced = new Set(figures.map(({ what }) => what));
  scale[size] = {
    articles,
    date: new Date().toISOString(),
    machine: describeMachine(),
    figures: [...before.filter(({ what }) => !replaced.has(what)), ...figures],
  };
  let rest: object = {};
  try {
    rest = JSON.parse(readFileSync(results, 'utf8')) as object;
  } catch {}
  writeFileSync(results, `${JSON.stringify({ ...rest, scale }, null, 2)}\n`);
}

/** Writes a table of all figures by size, with the ratios between sizes, between the marks in docs/scale.md. */
export function writeTable(): void {
  const file = join(import.meta.dirname, '..', '..', 'docs', 'scale.md');
  const text = readFileSync(file, 'utf8');
  const [before, rest = ''] = text.split('<!-- table -->');
  const [, after = ''] = rest.split('<!-- end of table -->');
  writeFileSync(file, `${before}<!-- table -->\n\n${table(readScale())}\n<!-- end of table -->${after}`);
}

function table(scale: Record<string, AtSize>): string {
  const sizes = Object.keys(scale).sort((a, b) => Number(a) - Number(b));
  const last = scale[sizes.at(-1) ?? ''];
  if (!last) return 'Nothing has been measured.';
  const names = [...new Set(Object.values(scale).flatMap(({ figures }) => figures.map(({ what }) => what)))];
  const head = sizes.map((size) => Number(size).toLocaleString('en-GB'));
  const lines = names.sort().map((what) => {
    const figures = sizes.map((size) => scale[size]?.figures.find((figure) => figure.what === what));
    const unit = figures.find(Boolean)?.unit ?? '';
    const ratios = figures.slice(1).map((figure, at) => {
      const base = figures[at]?.value ?? 0;
      return figure && base > 0 ? `× ${formatValue({ ...figure, value: figure.value / base })}` : '–';
    });
    const cells = figures.map((figure) => (figure ? formatValue(figure) : '–'));
    return `| ${what} (${unit}) | ${[...cells, ...ratios].join(' | ')} |`;
  });
  const { cores, processor, memoryGb, node } = last.machine;
  const columns = [...head, ...head.slice(1).map((size) => `to ${size}`)];
  return [
    `Measured until ${last.date.slice(0, 10)}: ${cores} × ${processor}, ${memoryGb} GB, Node ${node}; server, Postgres and load share them.`,
    '',
    `| what | ${columns.join(' | ')} |`,
    `|---|${columns.map(() => '--:').join('|')}|`,
    ...lines,
    '',
  ].join('\n');
}
