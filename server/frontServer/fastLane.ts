import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { type Plain, readPlain } from './plainRequest.ts';

/** Finds what answers a plain request: bytes at once, or bytes to come; null where the ordinary server shall answer. */
export type Answers = (asked: Plain, socket: Socket) => Buffer | Promise<Buffer> | null;

export type FastLane = {
  /** Answers from now on; before, everything goes to the ordinary server. */
  open(answers: Answers): void;
};

type Given = {
  /** no connection may stay in the lane any more, and none comes in */
  draining(): boolean;
  /** ms that a connection may be silent after it was answered */
  idle: number;
  /** ms after which a connection that has said nothing yet becomes the ordinary server's, which has its own patience */
  silence?: number;
  /** ms between two looks at who is silent */
  sweep?: number;
};

/** ms in which a reader must take something of what is on its way to them. */
const STALLED = 120_000;

type Seen = { at: number; read: number; waiting: number };

/**
 * Looks first at what comes in on each connection of an HTTP server. What is one plain request, whole and nothing else, is
 * answered here with one write. Anything else becomes the ordinary server's, with every byte put back, and its connection
 * stays there. So no half-sent request, body, upgrade or slow sender is ever this file's matter: docs/decisions/fast-lane.md.
 */
export function openFastLane(server: Server, given: Given): FastLane {
  const { draining, idle, silence = 4_000, sweep: every = 5_000 } = given;
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
    const asked = answers && !draining() ? readPlain(chunk) : null;
    const found = asked && answers ? answers(asked, this) : null;
    if (found === null) handOver(this, chunk);
    else if (found instanceof Promise) wait(this, chunk, found);
    else if (!this.write(found)) this.pause(); // until it has taken what there is
  }

  /** Nothing more is read meanwhile: answers go out in the order of their questions. */
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
    open(found) {
      answers = found;
    },
  };
}

/** Whoever closes the server's connections means those in the lane too. */
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

/** Nothing on its way in either direction: no question that waits for its page, no answer that is not taken yet. */
const isIdle = (socket: Socket): boolean => socket.writableLength === 0 && !socket.isPaused();
