import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const autocannon = join(import.meta.dirname, '..', 'node_modules', 'autocannon', 'autocannon.js');

/** Answers per second, and milliseconds below which 99 % of them came. */
export type Load = { perSecond: number; p99: number; failed: number };

/** Asks one address over 16 kept connections for some seconds, from a process of its own. */
export async function load(url: string, given: { seconds: number; accept: string }): Promise<Load> {
  const { stdout } = await run(
    process.execPath,
    [
      autocannon,
      ...['--json', '--no-progress', '--connections', '16', '--duration', String(given.seconds)],
      ...['--headers', `accept-encoding=${given.accept}`],
      url,
    ],
    { maxBuffer: 1 << 24, timeout: given.seconds * 1000 + 20_000 },
  );
  const said = JSON.parse(stdout) as {
    requests: { total: number };
    duration: number;
    latency: { p99: number };
    errors: number;
    non2xx: number;
  };
  return {
    perSecond: said.requests.total / said.duration,
    p99: said.latency.p99,
    failed: said.errors + said.non2xx,
  };
}
