/** The child process of `LineReader`: reads lines, one message at a time, until its parent disconnects. */
import { type LineReading, readArchiveLines } from './archiveLineReader.ts';
import type { LineAnswer, LineRequest } from './lineReader.ts';

let reading: LineReading | undefined;

// Ctrl-C and systemd signal the whole group: the parent decides when reading ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});

// The parent may disconnect before it has received an answer.
const answer = (message: LineAnswer) => process.connected && process.send?.(message, () => {});

process.on('message', (request: LineRequest) => {
  if ('reading' in request) {
    reading = request.reading;
    answer('ready');
  } else if (reading) answer({ id: request.id, ...readArchiveLines(request.lines, reading) });
});
