import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** With `hash`: compare the password with it. Without: hash the password. */
export type PasswordJob = { password: string; hash?: string };
export type PasswordAnswer = { value: string | boolean } | { failed: string };

// The app's bundle and the server have separate instances of this module, and share one thread.
const shared = globalThis as { copydeskPasswordThread?: Worker | undefined };

/** Hashes a password, or compares one with a hash, in a low-priority thread. Only one call at a time. */
export async function inPasswordThread(job: PasswordJob): Promise<string | boolean> {
  shared.copydeskPasswordThread ??= start();
  const thread = shared.copydeskPasswordThread;
  const { promise, resolve } = Promise.withResolvers<PasswordAnswer>();
  const onEnd = (error: unknown) =>
    resolve({ failed: error instanceof Error ? error.message : 'the thread ended' });
  thread.ref();
  thread.once('message', resolve).once('error', onEnd).once('exit', onEnd);
  thread.postMessage(job);
  const answer = await promise;
  thread.off('message', resolve).off('error', onEnd).off('exit', onEnd);
  thread.unref(); // an idle thread must not prevent the process from exiting
  if ('value' in answer) return answer.value;
  throw new Error(`A password could not be hashed: ${answer.failed}`);
}

function start(): Worker {
  const script = join(process.cwd(), 'editorial/people/passwordWorker.js'); // the app's bundle has no source folder of its own
  const thread = new Worker(script, { env: {}, execArgv: [], stdin: false });
  const forget = () => {
    if (shared.copydeskPasswordThread === thread) shared.copydeskPasswordThread = undefined;
  };
  return thread.once('error', forget).once('exit', forget);
}
