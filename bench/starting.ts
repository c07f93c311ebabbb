import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, type Running, startServer } from '#e2e/setting/server.ts';
import type { Measured } from './figures.ts';

export type Started = { running: Running; measured: Measured; end(): Promise<void> };

/** Starts the paper twice on one data folder: the first builds and fills it, the second is measured. */
export async function start(options: { quick: boolean }): Promise<Started> {
  const dataDir = await mkdtemp(join(tmpdir(), 'copydesk-bench-'));
  const env = { LOG_LEVEL: 'warn' };
  await startServer({ dataDir, env }).then((first) => first.stop());

  const port = await freePort();
  const began = performance.now();
  const answered = firstAnswer(port).then((at) => (at - began) / 1000);
  const running = await startServer({ dataDir, port, env });
  const seconds = await answered;
  const idleSeconds = options.quick ? 6 : 12;
  await sleep(idleSeconds * 1000);
  const idle = residentMegabytes(running.process.pid);
  const end = async () => {
    await running.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  const figures = [
    { what: 'first page after a later start', value: seconds, unit: 's', note: 'Postgres included' },
    ...(idle === undefined
      ? []
      : [{ what: 'idle memory of the app', value: idle, unit: 'MB', note: 'RSS, without Postgres' }]),
  ];
  const how = `A second start on the sample edition, from the command to the whole front page; memory ${idleSeconds} s later.`;
  return { running, end, measured: { title: 'Process', how, figures } };
}

/** The time of the first response with 200 for the front page, in ms of `performance.now()`. */
async function firstAnswer(port: number): Promise<number> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/`, {
      headers: { host: `localhost:${port}` },
      signal: AbortSignal.timeout(60_000),
    }).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return performance.now();
    await sleep(10);
  }
}

/** Resident memory of a process in MB, or undefined where there is no `ps`. */
export function residentMegabytes(pid: number | undefined): number | undefined {
  try {
    return (Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024) / 1e6;
  } catch {
    return undefined;
  }
}
