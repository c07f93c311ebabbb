import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { clientNetwork } from '#editorial/people/clientNetwork.ts';

/** Limits for a socket before it has authenticated for a document: bytes sent and time taken. */
const MAX_BYTES_BEFORE = 64 * 1024;
const MAX_MS_BEFORE = 10_000;
/** High, because an office behind one IP address has many editors with several tabs each. */
const MAX_SOCKETS_PER_CLIENT = 300;
const MAX_SOCKETS = 2_000;

/** Request header that identifies the socket in code that receives only the request's headers. */
const SOCKET_HEADER = 'x-copydesk-socket';

export type SocketLimits = { maxPerClient?: number; max?: number; maxMsBefore?: number };

/** Limits the number of sockets per client and in total, and the bytes and time of each before it authenticates. */
export function createSocketGuard(limits: SocketLimits = {}) {
  const { maxPerClient = MAX_SOCKETS_PER_CLIENT, max = MAX_SOCKETS, maxMsBefore = MAX_MS_BEFORE } = limits;
  const perClient = new Map<string, number>();
  const unauthenticated = new Map<string, { pass(): void }>();
  const sockets = new Map<string, Duplex>();
  let open = 0;

  return {
    /** Counts a socket until it closes. @returns the HTTP status to refuse it with, or null */
    enter(request: IncomingMessage, socket: Duplex): 429 | 503 | null {
      const client = clientNetwork(String(request.headers['x-copydesk-client'] ?? ''));
      const count = perClient.get(client) ?? 0;
      if (open >= max) return 503;
      if (count >= maxPerClient) return 429;
      open++;
      perClient.set(client, count + 1);
      socket.once('close', () => {
        open--;
        const remaining = (perClient.get(client) ?? 1) - 1;
        if (remaining > 0) perClient.set(client, remaining);
        else perClient.delete(client);
      });
      return null;
    },
    /** Gives a socket an id before its upgrade. @returns a function to call after the upgrade: it starts the limits */
    name(request: IncomingMessage, socket: Duplex): () => void {
      const id = randomUUID();
      request.headers[SOCKET_HEADER] = id;
      if (!socket.destroyed) {
        sockets.set(id, socket);
        socket.once('close', () => sockets.delete(id));
      }
      return () => {
        let bytes = 0;
        const cut = () => socket.destroy();
        const count = (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > MAX_BYTES_BEFORE) cut();
        };
        const late = setTimeout(cut, maxMsBefore);
        const pass = () => {
          clearTimeout(late);
          socket.off('data', count);
          unauthenticated.delete(id);
        };
        unauthenticated.set(id, { pass });
        socket.on('data', count).once('close', pass);
        if (socket.destroyed) pass();
      };
    },
    /** Marks the socket with these headers as authenticated. */
    authenticated(headers: Headers): void {
      unauthenticated.get(headers.get(SOCKET_HEADER) ?? '')?.pass();
    },
    /** The named socket with these headers, until it closes. */
    socketOf: (headers: Headers) => sockets.get(headers.get(SOCKET_HEADER) ?? ''),
    size: () => open,
  };
}
