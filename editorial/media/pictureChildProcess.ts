import { setPriority } from 'node:os';
import { Refusal } from '#editorial/access/refusal.ts';
import { pictureJobs } from './pictureJobs.ts';
import type { PictureAnswer, PictureJob } from './pictureProcess.ts';

// Runs as a separate process, started by pictureProcess.ts.

/** `nice` value: reading and writing pages has priority. */
const PRIORITY = 10;
setPriority(PRIORITY);

/** Maximum resident memory in bytes. Pictures of 50 megapixels took up to 850 MB in measurements, in any format. */
const MAX_MEMORY_BYTES = 1_500 * 1024 * 1024;
const LOOK_EVERY_MS = 100;

const answer = (result: PictureAnswer): void => void process.send?.(result);

setInterval(() => {
  if (process.memoryUsage.rss() < MAX_MEMORY_BYTES) return;
  answer({ refused: 'picture-large' });
  process.kill(process.pid, 'SIGKILL'); // an ordinary exit would wait for the decoder
}, LOOK_EVERY_MS);

process.on('message', async ({ job, order }: PictureJob) => {
  try {
    answer({ value: await pictureJobs[job](order as never) });
  } catch (error) {
    answer(error instanceof Refusal ? { refused: error.reason } : { failed: String(error) });
  }
});

// Only the server ends this process: a signal to the process group must not interrupt a picture that is in progress.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
