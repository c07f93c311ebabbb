import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { isTrustedPeer, type TrustedProxies } from './clientAddress.ts';

/** Connections of all clients, and of one machine that is no proxy of ours. */
const MAX_CONNECTIONS = 10_000;
const MAX_PER_PEER = 1_000;

/** Closes connections past what the server keeps open at once, the newest first. */
export function limitConnections(server: Server, trusted: TrustedProxies, maxPerPeer = MAX_PER_PEER): void {
  const perPeer = new Map<string, number>();
  server.maxConnections = MAX_CONNECTIONS;
  server.prependListener('connection', (socket: Socket) => {
    const peer = socket.remoteAddress ?? '';
    if (isTrustedPeer(peer, trusted)) return;
    const count = (perPeer.get(peer) ?? 0) + 1;
    perPeer.set(peer, count);
    socket.once('close', () => {
      const left = (perPeer.get(peer) ?? 1) - 1;
      if (left > 0) perPeer.set(peer, left);
      else perPeer.delete(peer);
    });
    if (count > maxPerPeer) socket.destroy();
  });
}
