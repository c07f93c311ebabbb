/** The worker thread of `LineReader`: reads lines, one message at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import { type LineReading, readArchiveLines } from './archiveLineReader.ts';
import type { LineRequest } from './lineReader.ts';

parentPort?.on('message', (request: LineRequest) => {
  if (request === 'close') return parentPort?.close();
  const { id, lines } = request;
  parentPort?.postMessage({ id, ...readArchiveLines(lines, workerData as LineReading) });
});
parentPort?.postMessage('ready');
