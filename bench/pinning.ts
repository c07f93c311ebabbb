import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const runs = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;

/** Whether the servers and the load generator can run on different processors of this machine. */
export const canPin = availableParallelism() > 1 && runs('taskset', '-V');

const serversCore = 0;
const loadsCores = `1-${availableParallelism() - 1}`;

/** The `taskset` prefix of a command for a server or the load generator; empty without pinning. */
export const pinned = (side: 'server' | 'load'): string[] =>
  canPin ? ['taskset', '-c', side === 'server' ? String(serversCore) : loadsCores] : [];

/** Pins all threads of a running process to the servers' processor until this is disposed. */
export function pinProcess(pid: number): Disposable {
  const set = (cores: string) => canPin && spawnSync('taskset', ['-a', '-c', '-p', cores, String(pid)]);
  set(String(serversCore));
  return { [Symbol.dispose]: () => void set(`0-${availableParallelism() - 1}`) };
}

/** Processor time in seconds of a process and its children except Postgres; undefined without /proc. */
export function processorSeconds(pid: number): number | undefined {
  try {
    return [pid, ...childrenOf(pid)].reduce((sum, each) => sum + ticks(each), 0) / 100;
  } catch {
    return undefined;
  }
}

function ticks(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}

const childrenOf = (pid: number): number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter((child) => child && !readFileSync(`/proc/${child}/comm`, 'utf8').startsWith('postgres'))
      .map(Number),
  );
