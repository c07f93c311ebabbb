import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Listeners } from '#server/frontServer/listening.ts';

/** Milliseconds that requests under way are given. */
const patience = 10_000;

/** Milliseconds in which clients may still send on connections they hold open; the answer tells them to close. */
const courtesy = 300;

/** Stops accepting, lets what has come in be answered, and closes the sockets meanwhile. */
export async function drain(
  server: Server,
  listeners: Listeners,
  closeSockets: () => Promise<void>,
): Promise<void> {
  // http's own close() would cut idle connections at once, also one whose next request is on its way.
  const emptied = listeners.map(
    (listener) => new Promise<void>((resolve) => NetServer.prototype.close.call(listener, () => resolve())),
  );
  const begin = Date.now();
  const sweep = setInterval(() => {
    if (Date.now() - begin > courtesy) server.closeIdleConnections();
  }, 50);
  await Promise.race([Promise.all([...emptied, closeSockets()]), sleep(patience, undefined, { ref: false })]);
  clearInterval(sweep);
  server.closeAllConnections();
}
