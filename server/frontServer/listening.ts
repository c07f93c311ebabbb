import type { Server } from 'node:http';
import { createServer, Server as NetServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** The sockets that accept connections; one HTTP server answers them all. */
export type Listeners = NetServer[];

/** Error codes for a machine without IPv6. */
const NO_SUCH_ADDRESS = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL']);

/** Milliseconds that running requests have to finish when the server stops. */
const MAX_DRAIN_MS = 10_000;

/** Milliseconds for which idle connections still accept requests during a stop; the answer closes the connection. */
const IDLE_GRACE_MS = 300;

/**
 * Listens on one address, or, without `host`, on 127.0.0.1 and ::1. @throws with a message that says what to change
 * when the port or the address is not available
 */
export async function listen(
  server: Server,
  { port, host }: { port: number; host?: string | undefined },
): Promise<Listeners> {
  await listenOn(server, port, host ?? '127.0.0.1');
  if (host !== undefined) return [server];
  const ipv6Server = createServer({ noDelay: true }, (socket) => server.emit('connection', socket));
  try {
    await listenOn(ipv6Server, port, '::1');
  } catch (error) {
    if (NO_SUCH_ADDRESS.has((error as NodeJS.ErrnoException).code ?? '')) return [server];
    NetServer.prototype.close.call(server);
    throw error;
  }
  return [server, ipv6Server];
}

function listenOn(server: NetServer, port: number, host: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, port, host)));
  server.listen({ port, host, ipv6Only: host === '::1' }, resolve);
  return promise;
}

function explained(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} is taken by another program: stop it, or set PORT to another number.`,
    EACCES: `This user may not open port ${port}: set PORT to a number above 1023.`,
    ENOTFOUND: `HOST is ${host}, which no name server knows: set it to an address of this machine, or to 0.0.0.0.`,
  };
  if (error.code === 'EADDRNOTAVAIL' && host !== '::1')
    sentences.EADDRNOTAVAIL = `HOST is ${host}, which is no address of this machine: set it to one, or to 0.0.0.0.`;
  const sentence = sentences[error.code ?? ''];
  return sentence ? Object.assign(new Error(sentence), { code: error.code }) : error;
}

/** Stops accepting connections, waits for the answers to received requests, and closes the WebSockets. */
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
  const timeout = sleep(MAX_DRAIN_MS, undefined, { ref: false });
  await Promise.race([Promise.all([...emptied, closeSockets()]), timeout]);
  clearInterval(sweep);
  server.closeAllConnections();
}
