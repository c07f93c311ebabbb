import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/**
 * A TCP proxy in front of a server. While it is closed, browsers cannot reach the server, so that the test can read what the
 * database has before any browser sends its text again.
 */
export async function startGate(): Promise<Gate> {
  const sockets = new Set<Socket>();
  let target = 0;
  const server = createServer((incoming) => {
    const outgoing = connect(target, 'localhost');
    for (const [from, to] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  const listen = async (at: number): Promise<number> => {
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return address.port;
  };
  const close = async () => {
    if (!server.listening) return;
    server.close();
    for (const socket of sockets) socket.destroy();
    await once(server, 'close');
  };
  const port = await listen(0);
  await close();
  return {
    url: `http://localhost:${port}`,
    async open(to) {
      target = to;
      if (!server.listening) await listen(port);
    },
    close,
  };
}

export type Gate = {
  /** where browsers reach the server */
  url: string;
  /** Passes new connections on to a port of this machine. */
  open(target: number): Promise<void>;
  /** Ends all connections and refuses new ones. */
  close(): Promise<void>;
};
