import type { Figure, Measured } from './figures.ts';
import type { Machine } from './machine.ts';

export type Results = {
  date: string;
  command: string;
  machine: Machine;
  seconds: number;
  measures: Measured[];
};

/** The figures of one measure as text for a terminal. */
export function asText({ title, figures, skipped }: Measured): string {
  const rows = figures.map((figure) => [
    figure.what,
    `${formatValue(figure)} ${figure.unit}`,
    figure.note ?? '',
  ]);
  const width = (column: number) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0));
  const lines = rows.map(([what = '', value = '', note = '']) =>
    `  ${what.padEnd(width(0))}  ${value.padStart(width(1))}  ${note}`.trimEnd(),
  );
  return [`\n${title}`, ...lines, ...(skipped ? [`  not measured: ${skipped}`] : [])].join('\n');
}

/** All figures as Markdown, for docs/measurements.md. */
export function asMarkdown({ date, command, machine, seconds, measures }: Results): string {
  const { processor, cores, memoryGb, system, node } = machine;
  const parts = measures.map(({ title, how, figures, skipped }) => {
    const rows = figures.map(
      (figure) => `| ${figure.what} | ${formatValue(figure)} ${figure.unit} | ${figure.note ?? ''} |`,
    );
    const table = rows.length ? ['| what | figure | |', '|---|--:|---|', ...rows, ''] : [];
    return [`## ${title}`, '', how, '', ...table, ...(skipped ? [`Not measured: ${skipped}`, ''] : [])].join(
      '\n',
    );
  });
  return `# Measurements

Made by \`${command}\` on ${date.slice(0, 10)}, in ${seconds.toFixed(0)} s: ${cores} × ${processor}, ${memoryGb} GB, ${system}, Node ${node}.
Server, Postgres, load and browser share these processors. kB and MB are 1,000 and 1,000,000 bytes; compressed pages are gzip.

${parts.join('\n')}`;
}

/** About three significant digits, with thousands separators. */
export function formatValue({ value }: Figure): string {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en-GB', {
    minimumFractionDigits: Number.isInteger(value) ? 0 : digits,
    maximumFractionDigits: digits,
  });
}
