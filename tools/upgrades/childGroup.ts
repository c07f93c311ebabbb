import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const MAX_OUTPUT_CHARACTERS = 1_000_000;
const MAX_LINES_QUOTED = 12;
const MAX_CHARACTERS_QUOTED = 600;
const STOP_TIMEOUT_MS = 60_000;

export interface ChildGroup {
  /** The end of the output so far. */
  output(): string;
  /** The exit code; null while the command runs. */
  exitCode(): number | null;
  /** Resolves with the exit code when all output has been read; 1 after a signal. */
  exited: Promise<number>;
  /** Sends SIGINT, as Ctrl-C does, and waits until no process of the group is left. @throws if it had to be killed */
  stop(): Promise<void>;
}

export interface CommandOptions {
  cwd: string;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}

const running = new Set<number>();
// For exits after which the callers cannot clean up.
process.on('exit', () => {
  for (const pid of running) send(pid, 'SIGINT');
});

/** Starts a command in a new process group, so that Ctrl-C in the terminal reaches it only through `stop`. */
export function startGroup(
  [command = '', ...args]: string[],
  { cwd, env }: Omit<CommandOptions, 'signal'>,
): ChildGroup {
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const { pid } = child;
  if (pid !== undefined) running.add(pid);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-MAX_OUTPUT_CHARACTERS);
    });
  let exitCode: number | null = null;
  const exited = new Promise<number>((resolve) => {
    child.once('error', (error) => {
      output += error.message;
    });
    // Not `exit`: output may still arrive after it.
    child.once('close', (code) => {
      exitCode = code ?? 1;
      resolve(exitCode);
    });
  });

  async function stop(): Promise<void> {
    if (pid === undefined) return;
    send(pid, 'SIGINT');
    const deadline = Date.now() + STOP_TIMEOUT_MS;
    while (send(pid, 0) && Date.now() < deadline) await sleep(50);
    const isLate = send(pid, 'SIGKILL');
    running.delete(pid);
    if (isLate) throw new Error(`it did not stop within ${STOP_TIMEOUT_MS / 1000} s of Ctrl-C`);
  }

  return { output: () => output, exitCode: () => exitCode, exited, stop };
}

export class CommandFailure extends Error {
  readonly output: string;
  constructor(command: string[], code: number, output: string) {
    super(`${command.join(' ')} exited with ${code}: ${lastWords(output)}`);
    this.output = output;
  }
}

/** Runs a command to its end. @throws with the end of its output unless it exits with 0 */
export async function runToEnd(command: string[], { cwd, env, signal }: CommandOptions): Promise<string> {
  signal.throwIfAborted();
  const group = startGroup(command, { cwd, env });
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort);
  try {
    const code = await Promise.race([group.exited, aborted.promise]);
    if (code !== 0) throw new CommandFailure(command, code, group.output());
    return group.output();
  } finally {
    signal.removeEventListener('abort', abort);
    await group.stop();
  }
}

/** The end of an output as one line. */
export function lastWords(output: string): string {
  const lines = output
    .split('\n')
    .filter((line) => /\w/.test(line) && !line.includes('A complete log of this run'));
  return (
    lines.slice(-MAX_LINES_QUOTED).join(' ').replace(/\s+/g, ' ').slice(-MAX_CHARACTERS_QUOTED) ||
    'it printed nothing'
  );
}

/** @returns whether the group has a process */
function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}
