import { setPriority } from 'node:os';
import { passageWriters } from '#body/writers/passageWriters.ts';
import type { PassageWritersAnswer, PassageWritersJob } from './passageWritersProcess.ts';

// Runs as a separate process, started by passageWritersProcess.ts, for one draft.

/** `nice` value: reading and writing pages has priority. */
const PRIORITY = 10;
setPriority(PRIORITY);

process.on('message', (job: PassageWritersJob) => {
  const answer: PassageWritersAnswer = { blocks: passageWriters(job) };
  process.send?.(answer);
});

process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
