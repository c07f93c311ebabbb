import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from '../figures.ts';
import { describeMachine, type Machine } from '../machine.ts';
import { shown } from '../telling.ts';

/** What was measured at one size. */
type AtSize = { articles: number; date: string; machine: Machine; figures: Figure[] };

const results = join(import.meta.dirname, '..', 'results.json');

/** Sizes that were measured before, under the power of ten that each is nearest to. */
export function readScale(): Record<string, AtSize> {
  try {
    const { scale = {} } = JSON.parse(readFileSync(results, 'utf8')) as { scale?: Record<string, AtSize> };
    return scale;
  } catch {
    return {}; // nothing has been measured here
  }
}

/** Writes figures into bench/results.json; those of other sizes, and others of this size, stay. */
export function keep(articles: number, figures: Figure[]): void {
  const scale = readScale();
  const size = String(10 ** Math.round(Math.log10(articles)));
  const before = scale[size]?.figures ?? [];
  const fresh = new Set(figures.map(({ what }) => what));
  scale[size] = {
    articles,
    date: new Date().toISOString(),
    machine: describeMachine(),
    figures: [...before.filter(({ what }) => !fresh.has(what)), ...figures],
  };
  let rest: object = {};
  try {
    rest = JSON.parse(readFileSync(results, 'utf8')) as object;
  } catch {}
  writeFileSync(results, `${JSON.stringify({ ...rest, scale }, null, 2)}\n`);
}

/** One table of every measure at every size, with how it grows per tenfold, into docs/scale.md between its marks. */
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
  const whats = [...new Set(Object.values(scale).flatMap(({ figures }) => figures.map(({ what }) => what)))];
  const head = sizes.map((size) => Number(size).toLocaleString('en-GB'));
  const lines = whats.sort().map((what) => {
    const found = sizes.map((size) => scale[size]?.figures.find((one) => one.what === what));
    const unit = found.find(Boolean)?.unit ?? '';
    const ratios = found.slice(1).map((one, at) => {
      const less = found[at];
      return one && less && less.value > 0 ? `× ${shown({ ...one, value: one.value / less.value })}` : '–';
    });
    return `| ${what} (${unit}) | ${[...found.map((one) => (one ? shown(one) : '–')), ...ratios].join(' | ')} |`;
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
