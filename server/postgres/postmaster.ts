import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, stat, truncate } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { readPidFile } from './orphan.ts';
import { exitOutcome, type PostgresUser } from './postgresPrograms.ts';

export interface Running {
  folder: string;
  port: number;
  postgres: string;
  user: PostgresUser;
  logFile: string;
  /** Further settings, as `-c name=value`. */
  settings?: string[];
}

const defaultSettings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=100',
  'shared_buffers=64MB',
  'random_page_cost=1.1', // for SSDs: an index scan costs hardly more than a sequential one
  'io_method=sync',
  'jit=off',
  'fsync=on',
  'synchronous_commit=on',
  'full_page_writes=on',
  'log_min_duration_statement=2s',
  'log_checkpoints=off',
  // The log names statements, never their parameter values: those of an email contain keys to accounts.
  'log_parameter_max_length=0',
  'log_parameter_max_length_on_error=0',
];

/** Errors while a killed predecessor has not completely ended yet. */
const TEMPORARY =
  /pre-existing shared memory block|lock file .* already exists|could not bind|being used by another/;

/**
 * Starts the postmaster and waits until it accepts connections, including any crash recovery. @throws with the errors
 * in its log
 */
export async function startPostmaster(running: Running): Promise<ChildProcess> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const outcome = await tryToStart(running);
    if ('child' in outcome) return outcome.child;
    if (!TEMPORARY.test(outcome.errors) || Date.now() > deadline)
      throw new Error(`Postgres did not start: ${outcome.errors || 'it left no message.'}`);
    await sleep(200);
  }
}

async function tryToStart(running: Running): Promise<{ child: ChildProcess } | { errors: string }> {
  const from = await sizeOfLog(running.logFile);
  const log = await open(running.logFile, 'a', 0o600);
  const settings = [...defaultSettings, `port=${running.port}`, ...(running.settings ?? [])];
  const args = ['-D', running.folder, ...settings.flatMap((setting) => ['-c', setting])];
  const child = running.user.start(running.postgres, args, ['ignore', log.fd, log.fd]);
  let hasEnded = false;
  void exitOutcome(child).then(() => {
    hasEnded = true;
  });
  await log.close();
  for (;;) {
    const pidFile = await readPidFile(running.folder);
    if (pidFile?.ready && pidFile.pid === child.pid && !hasEnded) return { child };
    if (hasEnded) return { errors: await readLog(running.logFile, from) };
    await sleep(10);
  }
}

/**
 * Fast shutdown: ends sessions and writes everything. After 20 s an immediate shutdown, from which the next start
 * recovers.
 */
export async function stopPostmaster(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGQUIT'), 20_000);
  await exited;
  clearTimeout(timer);
}

async function sizeOfLog(file: string): Promise<number> {
  const { size } = await stat(file).catch(() => ({ size: 0 }));
  if (size < 5_000_000) return size;
  await truncate(file);
  return 0;
}

async function readLog(file: string, from: number): Promise<string> {
  await using log = await open(file);
  const { buffer, bytesRead } = await log.read({ position: from, buffer: Buffer.alloc(4_000) });
  return gravest(buffer.toString('utf8', 0, bytesRead));
}

/** The log entries that explain why Postgres ended, with details and hints; the whole log if no entry is fatal. */
export function gravest(log: string): string {
  const entries = log.trim().split(/\n(?!\t)/);
  let isGrave = false;
  const grave = entries.filter((entry) => {
    const isAddition = /^[^:]*(:\d+)*[^:]*\b(DETAIL|HINT|CONTEXT|STATEMENT|QUERY|LOCATION): /.test(entry);
    if (!isAddition) isGrave = /FATAL|PANIC|rror/.test(entry);
    return isGrave;
  });
  return (grave.length ? grave : entries).join(' ').replace(/\s+/g, ' ');
}
