import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { isTrustedPeer, type TrustedProxies } from './clientAddress.ts';

/** Maximum number of connections in total, and per machine that is not a trusted proxy. */
const MAX_CONNECTIONS = 10_000;
const MAX_PER_PEER = 1_000;

/** Closes new connections when the server or their machine has too many open. */
export function limitConnections(server: Server, trusted: TrustedProxies, maxPerPeer = MAX_PER_PEER): void {
  const perPeer = new Map<string, number>();
  server.maxConnections = MAX_CONNECTIONS;
  server.prependListener('connection', (socket: Socket) => {
    const peer = socket.remoteAddress ?? '';
    if (isTrustedPeer(peer, trusted)) return;
    const count = (perPeer.get(peer) ?? 0) + 1;
    perPeer.set(peer, count);
    socket.once('close', () => {
      const remaining = (perPeer.get(peer) ?? 1) - 1;
      if (remaining > 0) perPeer.set(peer, remaining);
      else perPeer.delete(peer);
    });
    if (count > maxPerPeer) socket.destroy();
  });
}
