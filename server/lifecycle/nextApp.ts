import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { projectFolder } from '#server/configuration/projectFolder.ts';

export interface NextApp {
  answer(request: IncomingMessage, response: ServerResponse): unknown;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): unknown;
  /** Socket through which the press requests pages; only this user can open it. */
  socketPath: string;
  close(): Promise<void>;
}

/**
 * Loads Next, which reads its settings from `process.env` at this moment, and serves it to the press on a private
 * socket.
 */
export async function openNext(options: { dev: boolean; port: number }): Promise<NextApp> {
  const { default: next } = await import('next');
  // Only the press connects here, on few connections. With a keep-alive timeout, a connection could be closed just as a
  // request is sent.
  const inner = createServer({ keepAliveTimeout: 0 });
  // Next adds its own upgrade handler to `httpServer`. It gets the inner server, because the front server decides about
  // upgrades.
  const app = next({ ...options, dir: projectFolder, hostname: 'localhost', httpServer: inner });
  await app.prepare();
  const answer = app.getRequestHandler();
  inner.on('request', (request, response) => void answer(request, response));
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-'));
  const socketPath =
    process.platform === 'win32' ? `\\\\.\\pipe\\copydesk-${process.pid}` : join(folder, 'next');
  await new Promise<void>((resolve, reject) => inner.once('error', reject).listen(socketPath, resolve));
  return {
    answer,
    // Next's getUpgradeHandler() leaves the development socket unanswered; the handler that it adds to `inner` does not.
    upgrade: (request, socket, head) => inner.emit('upgrade', request, socket, head),
    socketPath,
    async close() {
      const closed = new Promise((resolve) => inner.close(resolve));
      inner.closeAllConnections();
      await closed;
      await rm(folder, { recursive: true, force: true });
      await app.close();
    },
  };
}
