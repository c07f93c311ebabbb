import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pinned } from './pinning.ts';

const run = promisify(execFile);
const autocannon = join(import.meta.dirname, '..', 'node_modules', 'autocannon', 'autocannon.js');

/** The load generator. autocannon is slower than the servers that it measures, which hides their differences. */
export const loader = spawnSync('wrk', ['-v']).error ? 'autocannon' : 'wrk';

/** Responses per second, the 99th percentile of their latency in ms, and counts of failures and responses. */
export type Load = { perSecond: number; p99: number; failed: number; answers: number };
type LoadOptions = { seconds: number; accept: string };

/** Requests one URL over 16 keep-alive connections for some seconds, from a separate process. */
export function load(url: string, options: LoadOptions): Promise<Load> {
  return loader === 'wrk' ? loadByWrk(url, options) : loadByAutocannon(url, options);
}

async function loadByWrk(url: string, { seconds, accept }: LoadOptions): Promise<Load> {
  const args = [...pinned('load'), 'wrk', '-t1', '-c16', `-d${seconds}s`, '--latency', '--timeout', '10s'];
  const [program = 'wrk', ...rest] = [...args, '-H', `Accept-Encoding: ${accept}`, url];
  const { stdout } = await run(program, rest, { timeout: seconds * 1000 + 20_000 });
  const number = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? 0);
  const [, latency, unit = 'ms'] = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout) ?? [];
  const socketErrors = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(stdout);
  return {
    perSecond: number(/Requests\/sec:\s+([\d.]+)/),
    answers: number(/(\d+) requests in/),
    p99: Number(latency) * ({ us: 0.001, ms: 1, s: 1000 }[unit] ?? 1),
    failed:
      number(/Non-2xx or 3xx responses: (\d+)/) +
      (socketErrors?.slice(1).reduce((sum, each) => sum + Number(each), 0) ?? 0),
  };
}

async function loadByAutocannon(url: string, { seconds, accept }: LoadOptions): Promise<Load> {
  const args = ['--json', '--no-progress', '--connections', '16', '--duration', String(seconds)];
  const all = [...pinned('load'), process.execPath, autocannon, ...args];
  const [program = process.execPath, ...rest] = [...all, '--headers', `accept-encoding=${accept}`, url];
  const { stdout } = await run(program, rest, { maxBuffer: 1 << 24, timeout: seconds * 1000 + 20_000 });
  const report = JSON.parse(stdout) as {
    requests: { total: number };
    duration: number;
    latency: { p99: number };
    errors: number;
    non2xx: number;
  };
  return {
    perSecond: report.requests.total / report.duration,
    answers: report.requests.total,
    p99: report.latency.p99,
    failed: report.errors + report.non2xx,
  };
}
