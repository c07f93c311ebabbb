import { setPriority } from 'node:os';
import { Refusal } from '#editorial/access/refusal.ts';
import { pictureJobs } from './pictureJobs.ts';
import type { PictureAnswer, PictureJob } from './pictureProcess.ts';

// Runs as a process of its own, started by pictureProcess.ts.

/** Of `nice`: who reads and writes pages comes first. */
const PRIORITY = 10;
setPriority(PRIORITY);

/** Bytes of resident memory. Pictures of 50 megapixels were measured at 850 MB, whatever their format. */
const MAX_MEMORY_BYTES = 1_500 * 1024 * 1024;
const LOOK_EVERY_MS = 100;

const answer = (what: PictureAnswer): void => void process.send?.(what);

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

// The server says when to end: a signal to its process group must not cut off a picture that it still waits for.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
