import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { hashSync, verifySync } from '@node-rs/argon2';
import type { PasswordAnswer, PasswordJob } from './passwordThread.ts';

// Runs in a separate thread, started by passwordThread.ts.

/** argon2id, the library's default; memory in KiB. Above OWASP's minimum of 19 MiB and two passes. */
const cost = { memoryCost: 32_768, timeCost: 2, parallelism: 1 };

/**
 * `nice` value: reading and writing pages has priority. Linux applies it per thread; elsewhere it would slow the whole
 * server.
 */
const PRIORITY = 10;
if (process.platform === 'linux') setPriority(PRIORITY);

function answer(job: PasswordJob): PasswordAnswer {
  try {
    const { password, hash } = job;
    return { value: hash === undefined ? hashSync(password, cost) : verifySync(hash, password) };
  } catch (error) {
    return { failed: (error as Error).message };
  }
}

parentPort?.on('message', (job: PasswordJob) => parentPort?.postMessage(answer(job)));
