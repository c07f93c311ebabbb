import { execFile } from 'node:child_process';
import { readFile, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

export type PidFile = { pid: number; ready: boolean };

/** The contents of the postmaster's pid file in its data folder, or undefined when there is none. */
export async function readPidFile(folder: string): Promise<PidFile | undefined> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined;
}

/**
 * Stops a Postgres that is still running after its Copydesk ended, for example by `kill -9`. Another process may have
 * got the number in the pid file, so the process must be a postgres of exactly this folder.
 * @returns whether there was one
 */
export async function stopOrphan(folder: string): Promise<boolean> {
  const pid = (await readPidFile(folder))?.pid;
  if (!pid || !(await isPostgresOf(pid, folder))) return false;
  process.kill(pid, 'SIGINT');
  const patience = Date.now() + 2_500;
  while (await isPostgresOf(pid, folder)) {
    // An immediate stop loses nothing that was committed: the next start replays the log.
    if (Date.now() > patience) process.kill(pid, 'SIGQUIT');
    await sleep(25);
  }
  return true;
}

async function isPostgresOf(pid: number, folder: string): Promise<boolean> {
  try {
    if (process.platform === 'linux') {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8');
      return (
        command.includes('postgres') && (await readlink(`/proc/${pid}/cwd`)) === (await realpath(folder))
      );
    }
    if (process.platform === 'win32') return false;
    const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);
    return stdout.includes('postgres') && stdout.includes(folder);
  } catch {
    return false;
  }
}
