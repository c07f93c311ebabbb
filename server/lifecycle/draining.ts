import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Listeners } from '#server/frontServer/listening.ts';

/** Milliseconds that running requests are given to finish. */
const MAX_DRAIN_MS = 10_000;

/** Milliseconds in which clients may still send requests on idle connections; the answer then closes the connection. */
const IDLE_GRACE_MS = 300;

/** Stops accepting connections, lets received requests be answered, and closes the WebSockets meanwhile. */
export async function drain(
  server: Server,
  listeners: Listeners,
  closeSockets: () => Promise<void>,
): Promise<void> {
  // http's own close() would close idle connections at once, including one whose next request is on its way.
  const emptied = listeners.map(
    (listener) => new Promise<void>((resolve) => NetServer.prototype.close.call(listener, () => resolve())),
  );
  const begin = Date.now();
  const sweep = setInterval(() => {
    if (Date.now() - begin > IDLE_GRACE_MS) server.closeIdleConnections();
  }, 50);
  await Promise.race([
    Promise.all([...emptied, closeSockets()]),
    sleep(MAX_DRAIN_MS, undefined, { ref: false }),
  ]);
  clearInterval(sweep);
  server.closeAllConnections();
}
