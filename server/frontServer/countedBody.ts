import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** Bytes of bodies that wait in memory at once, of all requests together; more are turned away. */
const MAX_HELD_BYTES = 64 * 1024 * 1024;
/** ms in which a body that waits must be here. */
const MAX_WAIT_MS = 30_000;
/** How long, and how much, a client may go on sending before its connection is cut: so it can read why. */
const LINGER_MS = 3_000;
const MAX_DROPPED_BYTES = 32 * 1024 * 1024;
/** Of what is dropped, two reads of some 64 kB in so many ms, of all connections together: 12 MB a second take no time from others. */
const DROP_PAUSE_MS = 10;
const READS_AT_ONCE = 2;

let heldBytes = 0;

const waitingToDrop: Socket[] = [];
let dropTimer: NodeJS.Timeout | undefined;

/** Reads some more of what a connection sends in vain, when its turn comes. */
function dropInTurn(socket: Socket): void {
  waitingToDrop.push(socket);
  dropTimer ??= setInterval(() => {
    for (const next of waitingToDrop.splice(0, READS_AT_ONCE)) next.resume();
    if (waitingToDrop.length > 0) return;
    clearInterval(dropTimer);
    dropTimer = undefined;
  }, DROP_PAUSE_MS).unref();
}

/** `whole`: all of it is here. `busy`: too much is waiting already. `gone`: the client went away. */
export type BodyOutcome = 'whole' | 'too-large' | 'late' | 'busy' | 'gone';

/** Whether a request has a body, of any size. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0;

export type CountedBody = ReturnType<typeof countBody>;

/**
 * Counts a request's body as it arrives, from the first byte, and keeps it from whoever reads the request until it is
 * decided what becomes of it. Nothing past the limit stays in memory. Must be called in the same tick as the request comes.
 */
export function countBody(request: IncomingMessage) {
  const { promise: outcome, resolve } = Promise.withResolvers<BodyOutcome>();
  const pass = request.push.bind(request);
  const held: Buffer[] = [];
  let state: 'paused' | 'waiting' | 'passing' | 'dropping' = 'paused';
  let size = 0;
  let maxBytes = 0;
  let isComplete = false;
  let onExcess = () => {};

  /** Called by the HTTP parser; false stops the reading of the connection. */
  request.push = (chunk: Buffer | null): boolean => {
    if (chunk === null) return complete();
    size += chunk.length;
    if (state === 'dropping') {
      if (size > MAX_DROPPED_BYTES) request.socket.destroy();
      else dropInTurn(request.socket);
      return false;
    }
    if (state !== 'paused' && size > maxBytes) return exceed();
    if (state === 'passing') return pass(chunk);
    heldBytes += chunk.length;
    held.push(chunk);
    if (heldBytes > MAX_HELD_BYTES) {
      letGo();
      resolve('busy');
    }
    return state !== 'paused';
  };
  request.once('close', () => {
    letGo();
    resolve('gone');
  });

  function complete(): boolean {
    isComplete = true;
    if (state === 'passing') pass(null);
    else if (state === 'dropping') request.socket.destroySoon();
    else if (state === 'waiting') resolve('whole');
    return false;
  }

  function exceed(): boolean {
    letGo();
    resolve('too-large');
    onExcess();
    return true;
  }

  function letGo(): Buffer[] {
    const chunks = held.splice(0);
    for (const chunk of chunks) heldBytes -= chunk.length;
    return chunks;
  }

  function begin(next: 'waiting' | 'passing', most: number): void {
    state = next;
    maxBytes = most;
    if (size > maxBytes) exceed();
    else if (isComplete) resolve('whole');
    request.socket.resume();
  }

  return {
    /** Waits for all of a small body. */
    async whole(most: number): Promise<BodyOutcome> {
      begin('waiting', most);
      const late = setTimeout(() => resolve('late'), MAX_WAIT_MS);
      return outcome.finally(() => clearTimeout(late));
    },
    /** What has come of a body that is whole. */
    bytes: (): Buffer => Buffer.concat(held),
    /** Gives the body to whoever reads the request, as it comes. */
    passOn(most = maxBytes, excess = () => {}): void {
      onExcess = excess;
      begin('passing', most);
      if (state !== 'passing' || size > most) return;
      for (const chunk of letGo()) pass(chunk);
      if (isComplete) pass(null);
    },
    /** Nobody wants the body: what comes of it is dropped, and the connection is closed. */
    drop(): void {
      state = 'dropping';
      letGo();
      const { socket } = request;
      socket.resume();
      setTimeout(() => socket.destroy(), LINGER_MS).unref();
    },
    /** Nobody wants a body that is here. */
    discard(): void {
      letGo();
      pass(null);
    },
    isComplete: () => isComplete,
  };
}
