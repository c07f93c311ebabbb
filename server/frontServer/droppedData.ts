import type { Socket } from 'node:net';

/**
 * Rate limit for dropped data, all connections together: two reads of about 64 kB per pause, 12 MB a second, which
 * costs other requests no noticeable time.
 */
const PAUSE_MS = 10;
const READS_AT_ONCE = 2;

const waiting: Socket[] = [];
let timer: NodeJS.Timeout | undefined;

/** Queues a refused connection, to read and drop more of its data within the rate limit. */
export function dropInTurn(socket: Socket): void {
  waiting.push(socket);
  timer ??= setInterval(() => {
    for (const next of waiting.splice(0, READS_AT_ONCE)) next.resume();
    if (waiting.length > 0) return;
    clearInterval(timer);
    timer = undefined;
  }, PAUSE_MS).unref();
}
