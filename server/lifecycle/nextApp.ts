import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { projectFolder } from '#server/configuration/projectFolder.ts';

export interface NextApp {
  answer(request: IncomingMessage, response: ServerResponse): unknown;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): unknown;
  /** Where the press fetches pages: a socket that only this user can open. */
  socketPath: string;
  close(): Promise<void>;
}

/** Loads Next, which takes its settings from `process.env` now, and serves it to the press on a private socket. */
export async function openNext(options: { dev: boolean; port: number }): Promise<NextApp> {
  const { default: next } = await import('next');
  // The press alone asks here, on few connections: one that was closed for its silence might be closed under a question.
  const inner = createServer({ keepAliveTimeout: 0 });
  // Next adds an upgrade handler of its own to the server that it is told of; the front door decides instead.
  const app = next({
    ...options,
    dir: projectFolder,
    hostname: 'localhost',
    httpServer: inner,
  });
  await app.prepare();
  const answer = app.getRequestHandler();
  inner.on('request', (request, response) => void answer(request, response));
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-'));
  const socketPath =
    process.platform === 'win32' ? `\\\\.\\pipe\\copydesk-${process.pid}` : join(folder, 'next');
  await new Promise<void>((resolve, reject) => inner.once('error', reject).listen(socketPath, resolve));
  return {
    answer,
    // Its getUpgradeHandler() leaves the development socket unanswered; the one it adds to `inner` does not.
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
