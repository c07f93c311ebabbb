import type { IncomingMessage } from 'node:http';
import { dropInTurn } from './droppedData.ts';

/** Maximum bytes of all withheld bodies in memory; further requests are refused. */
const MAX_HELD_BYTES = 64 * 1024 * 1024;
/** Milliseconds in which a withheld body must be complete. */
const MAX_WAIT_MS = 30_000;
/**
 * How long, and how many bytes, a refused client may still send before its connection is closed, so that it can read
 * the answer.
 */
const LINGER_MS = 3_000;
const MAX_DROPPED_BYTES = 32 * 1024 * 1024;

let heldBytes = 0;

/** `whole`: complete. `busy`: too many bytes are withheld already. `gone`: the client disconnected. */
export type BodyOutcome = 'whole' | 'too-large' | 'late' | 'busy' | 'gone';

/** Whether a request has a body of any size. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0;

export type CountedBody = ReturnType<typeof countBody>;

/**
 * Counts a request's body from the first byte, and withholds it from the handler until `passOn`, `drop` or `discard` is
 * called. No bytes past the limit stay in memory. Must be called in the same tick as the 'request' event.
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

  /** Called by Node's HTTP parser; returning false pauses the connection. */
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
      release();
      resolve('busy');
    }
    return state !== 'paused';
  };
  request.once('close', () => {
    release();
    resolve('gone');
  });

  function complete(): boolean {
    isComplete = true;
    if (state === 'passing') pass(null);
    else if (state === 'dropping') request.socket.destroySoon();
    else if (state === 'waiting') resolve('whole');
    return false;
  }

  function exceed(): true {
    release();
    resolve('too-large');
    onExcess();
    return true;
  }

  function release(): Buffer[] {
    const chunks = held.splice(0);
    for (const chunk of chunks) heldBytes -= chunk.length;
    return chunks;
  }

  function begin(next: 'waiting' | 'passing', limit: number): void {
    state = next;
    maxBytes = limit;
    if (size > maxBytes) exceed();
    else if (isComplete) resolve('whole');
    request.socket.resume();
  }

  return {
    /** Waits until a small body is complete. */
    async untilComplete(limit: number): Promise<BodyOutcome> {
      begin('waiting', limit);
      const late = setTimeout(() => resolve('late'), MAX_WAIT_MS);
      return outcome.finally(() => clearTimeout(late));
    },
    /** The bytes received of a body that is complete. */
    bytes: (): Buffer => Buffer.concat(held),
    /** Passes the body to the handler as it arrives. */
    passOn(limit = maxBytes, excess = () => {}): void {
      onExcess = excess;
      begin('passing', limit);
      if (state !== 'passing' || size > limit) return;
      for (const chunk of release()) pass(chunk);
      if (isComplete) pass(null);
    },
    /** Drops the rest of the body and closes the connection. */
    drop(): void {
      state = 'dropping';
      release();
      const { socket } = request;
      socket.resume();
      setTimeout(() => socket.destroy(), LINGER_MS).unref();
    },
    /** Drops a body that is complete. */
    discard(): void {
      release();
      pass(null);
    },
    isComplete: () => isComplete,
  };
}
