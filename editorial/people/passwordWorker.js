// @ts-check
import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { hashSync, verifySync } from '@node-rs/argon2';

// Runs in a thread of the server, started by passwordThread.ts. JavaScript, because Node compiles TypeScript with
// WebAssembly, and V8 aborts a process in which two threads do so at once (nodejs/node#64500).

/** argon2id, the library's default; memory in KiB. Above OWASP's minimum of 19 MiB and two passes. */
const cost = { memoryCost: 32_768, timeCost: 2, parallelism: 1 };

/**
 * `nice` value: reading and writing pages has priority. Linux applies it per thread; elsewhere it would slow the whole
 * server.
 */
const PRIORITY = 10;
if (process.platform === 'linux') setPriority(PRIORITY);

/**
 * @param {import('./passwordThread.ts').PasswordJob} job
 * @returns {import('./passwordThread.ts').PasswordAnswer}
 */
function answer({ password, hash }) {
  try {
    return { value: hash === undefined ? hashSync(password, cost) : verifySync(hash, password) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (job) => parentPort?.postMessage(answer(job)));
