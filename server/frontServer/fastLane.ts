import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { type Plain, readPlain } from './plainRequest.ts';

/** Answers a plain request: bytes, or a promise of bytes; null when the ordinary server must answer. */
export type Answers = (request: Plain, socket: Socket) => Buffer | Promise<Buffer> | null;

export type FastLane = {
  /** Begins to answer plain requests; before this call every request goes to the ordinary server. */
  open(answers: Answers): void;
};

type LaneOptions = {
  /** whether the server shuts down: then the fast lane answers no requests */
  draining(): boolean;
  /** ms for which a connection may be idle after an answer */
  idle: number;
  /** ms after which a connection that has sent nothing is passed to the ordinary server, which has its own timeout */
  silence?: number;
  /** ms between two checks for silent connections */
  sweep?: number;
};

/** ms within which a client must read some of a pending answer. */
const STALLED = 120_000;

type Seen = { at: number; read: number; waiting: number };

/**
 * Answers plain requests of an HTTP server with one write each. A chunk that is exactly one plain request is answered
 * here. Any other chunk is put back, and its connection belongs to the ordinary server from then on. Incomplete
 * requests, bodies, upgrades and slow senders are therefore never handled here: docs/decisions/fast-lane.md.
 */
export function openFastLane(server: Server, options: LaneOptions): FastLane {
  const { draining, idle, silence = 4_000, sweep: every = 5_000 } = options;
  const [ordinary] = server.listeners('connection') as ((this: Server, socket: Socket) => void)[];
  if (!ordinary) throw new Error('not an HTTP server');
  server.removeAllListeners('connection');
  const lane = new Map<Socket, Seen>();
  let answers: Answers | undefined;

  server.on('connection', (socket: Socket) => {
    if (!answers || draining()) return void ordinary.call(server, socket);
    lane.set(socket, { at: performance.now(), read: 0, waiting: 0 });
    socket.on('data', onData).on('drain', onDrain).on('end', onEnd).on('error', onError).on('close', onClose);
  });

  function onData(this: Socket, chunk: Buffer): void {
    const request = answers && !draining() ? readPlain(chunk) : null;
    const answer = request && answers ? answers(request, this) : null;
    if (answer === null) handOver(this, chunk);
    else if (answer instanceof Promise) wait(this, chunk, answer);
    else if (!this.write(answer)) this.pause(); // until the client has read the pending answers
  }

  /** Pauses reading while an answer is pending: answers go out in the order of the requests. */
  function wait(socket: Socket, chunk: Buffer, coming: Promise<Buffer>): void {
    socket.pause();
    coming.then(
      (bytes) => {
        if (!lane.has(socket)) return;
        if (socket.write(bytes)) socket.resume();
      },
      () => {
        if (lane.has(socket)) handOver(socket, chunk);
      },
    );
  }

  function handOver(socket: Socket, chunk?: Buffer): void {
    leave(socket);
    socket.pause();
    if (chunk) socket.unshift(chunk);
    ordinary?.call(server, socket);
    socket.resume();
  }

  function leave(socket: Socket): void {
    lane.delete(socket);
    socket.off('data', onData).off('drain', onDrain).off('end', onEnd).off('error', onError);
    socket.off('close', onClose);
  }

  function onDrain(this: Socket): void {
    this.resume();
  }
  function onEnd(this: Socket): void {
    this.end();
  }
  function onError(this: Socket): void {
    this.destroy();
  }
  function onClose(this: Socket): void {
    lane.delete(this);
  }

  function sweep(): void {
    const now = performance.now();
    for (const [socket, seen] of lane) {
      const { bytesRead, writableLength } = socket;
      if (bytesRead !== seen.read || writableLength !== seen.waiting) {
        lane.set(socket, { at: now, read: bytesRead, waiting: writableLength });
      } else if (bytesRead === 0) {
        if (now - seen.at > silence) handOver(socket);
      } else if (now - seen.at > (writableLength > 0 ? STALLED : idle)) socket.destroy();
    }
  }

  const sweeping = setInterval(sweep, every).unref();
  server.once('close', () => clearInterval(sweeping));
  closeLaneWith(server, lane);
  return {
    open(answerFunction) {
      answers = answerFunction;
    },
  };
}

/** Closing the server's connections also closes those in the fast lane. */
function closeLaneWith(server: Server, lane: Map<Socket, Seen>): void {
  const { closeAllConnections, closeIdleConnections } = server;
  server.closeAllConnections = () => {
    for (const socket of lane.keys()) socket.destroy();
    closeAllConnections.call(server);
  };
  server.closeIdleConnections = () => {
    for (const socket of lane.keys()) if (isIdle(socket)) socket.destroy();
    closeIdleConnections.call(server);
  };
}

/** Whether no request waits for its page and no answer waits to be read. */
const isIdle = (socket: Socket): boolean => socket.writableLength === 0 && !socket.isPaused();
