/** The worker thread of `LineReader`: reads lines, one message at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import { type LineReading, readArchiveLines } from './archiveLineReader.ts';
import type { SourceLine } from './linePortions.ts';

parentPort?.on('message', ({ id, lines }: { id: number; lines: SourceLine[] }) => {
  parentPort?.postMessage({ id, ...readArchiveLines(lines, workerData as LineReading) });
});
parentPort?.postMessage('ready');
