import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal, type RefusalReason } from '#editorial/access/refusal.ts';
import type { pictureJobs } from './pictureJobs.ts';

type Jobs = typeof pictureJobs;
type JobName = keyof Jobs;

export type PictureJob = { job: JobName; order: unknown };
export type PictureAnswer = { value: unknown } | { refused: RefusalReason } | { failed: string };

/** Maximum ms for one job: a picture of the maximum size takes about 10 s on a slow machine. */
const MAX_JOB_MS = 120_000;

/** Milliseconds that an idle process waits for another picture before it ends and frees its memory. */
const IDLE_MS = 5_000;

/** Maximum bytes of the process's log that an error quotes. */
const MAX_QUOTED = 2_000;

type IdleProcess = { child: ChildProcess; ending: NodeJS.Timeout };
let idle: IdleProcess[] = [];

/**
 * Runs a job in a separate process with bounded memory and time, and without the server's secrets. Callers limit the
 * number of processes (`runInTurn`). @throws {Refusal} the refusal of the job; `picture-large` if it took too much memory or time
 */
export async function inPictureProcess<Name extends JobName>(
  job: Name,
  order: Parameters<Jobs[Name]>[0],
): Promise<Awaited<ReturnType<Jobs[Name]>>> {
  const child = takeIdle() ?? startChild();
  child.ref();
  child.channel?.ref();
  const answer = await requestJob(child, { job, order });
  // A process that took too much time or memory is being killed.
  const isEnding = !child.connected || ('refused' in answer && answer.refused === 'picture-large');
  if (isEnding) end(child);
  else keepIdle(child);
  if ('value' in answer) return answer.value as Awaited<ReturnType<Jobs[Name]>>;
  if ('refused' in answer) throw new Refusal(answer.refused);
  throw new Error(`The picture process failed: ${answer.failed}`);
}

function takeIdle(): ChildProcess | undefined {
  const taken = idle.pop();
  clearTimeout(taken?.ending);
  return taken?.child;
}

function keepIdle(child: ChildProcess): void {
  // An idle picture process must not prevent the server from exiting.
  child.unref();
  child.channel?.unref();
  idle.push({ child, ending: setTimeout(() => end(child), IDLE_MS).unref() });
}

function requestJob(worker: ChildProcess, job: PictureJob): Promise<PictureAnswer> {
  const { promise, resolve } = Promise.withResolvers<PictureAnswer>();
  let log = '';
  const onLog = (text: Buffer) => {
    log = `${log}${text}`.slice(-MAX_QUOTED);
  };
  const onMessage = (answer: unknown) => resolve(answer as PictureAnswer);
  const onEnd = (code: number | null, signal: string | null) =>
    resolve({ failed: `it ended (${signal ?? code}). ${log}` });
  const onError = (error: Error) => resolve({ failed: error.message });
  const late = setTimeout(() => {
    resolve({ refused: 'picture-large' });
    end(worker);
  }, MAX_JOB_MS);
  worker.once('message', onMessage).once('exit', onEnd).once('error', onError);
  worker.stderr?.on('data', onLog);
  worker.send(job, (error) => error && resolve({ failed: error.message }));
  return promise.finally(() => {
    clearTimeout(late);
    worker.off('message', onMessage).off('exit', onEnd).off('error', onError);
    worker.stderr?.off('data', onLog);
  });
}

function startChild(): ChildProcess {
  const { PATH, TMPDIR, TEMP, SystemRoot, NODE_ENV } = process.env;
  const script = join(process.cwd(), 'editorial/media/pictureChildProcess.ts'); // Next moves this file when it bundles
  const started = spawn(process.execPath, ['--max-old-space-size=256', script], {
    env: JSON.parse(JSON.stringify({ PATH, TMPDIR, TEMP, SystemRoot, NODE_ENV })), // drops undefined values
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  started.once('exit', () => forget(started));
  started.on('error', () => {});
  (started.stderr as Socket | null)?.unref();
  return started;
}

function end(child: ChildProcess): void {
  forget(child);
  child.kill('SIGKILL');
}

function forget(child: ChildProcess): void {
  idle = idle.filter((each) => each.child !== child);
}

/** A temporary folder for the files of one picture; the caller deletes it. */
export async function makePictureFolder(): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'copydesk-picture-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
