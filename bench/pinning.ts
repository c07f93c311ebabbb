import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const has = (program: string, ...words: string[]) => spawnSync(program, words).status === 0;

/** Whether servers and load can each have a processor of their own here. */
export const canPin = availableParallelism() > 1 && has('taskset', '-V');

const serversCore = 0;
const loadsCores = `1-${availableParallelism() - 1}`;

/** The words that begin a command of a server, or of what loads it. */
export const pinned = (side: 'server' | 'load'): string[] =>
  canPin ? ['taskset', '-c', side === 'server' ? String(serversCore) : loadsCores] : [];

/** Keeps a running process, all its threads, on the servers' processor; gives back all of them in the end. */
export function pinProcess(pid: number): Disposable {
  const set = (cores: string) => canPin && spawnSync('taskset', ['-a', '-c', '-p', cores, String(pid)]);
  set(String(serversCore));
  return { [Symbol.dispose]: () => void set(`0-${availableParallelism() - 1}`) };
}

/** Seconds of processor time that a process has had, with its workers' but not its database's; undefined where the system doesn't say. */
export function processorSeconds(pid: number): number | undefined {
  try {
    return [pid, ...childrenOf(pid)].reduce((sum, each) => sum + ticks(each), 0) / 100;
  } catch {
    return undefined;
  }
}

function ticks(pid: number): number {
  const after = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(after[11]) + Number(after[12]);
}

const childrenOf = (pid: number): number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter((child) => child && !readFileSync(`/proc/${child}/comm`, 'utf8').startsWith('postgres'))
      .map(Number),
  );
