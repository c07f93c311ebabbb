import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, realpath, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Locks a data folder until this process ends, even if it is killed. The lock is a listening socket, which the system
 * closes with the process, so no pid file is needed. @throws with a message if another process holds the lock
 */
export async function lockFolder(folder: string): Promise<AsyncDisposable> {
  await mkdir(folder, { recursive: true });
  const real = await realpath(folder);
  const server = await lockAddress(addressFor(real));
  if (!server)
    throw new Error(`Copydesk is already running on ${real}: stop it first, or set another DATA_DIR.`);
  return server;
}

function addressFor(folder: string): string {
  const name = `copydesk-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`;
  if (process.platform === 'linux') return `\0${name}`; // an abstract socket: not in the file system
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

/**
 * A server listening at `address`, or undefined if a running process holds it. A socket file whose process ended is
 * removed.
 */
export async function lockAddress(address: string): Promise<Server | undefined> {
  for (let attempt = 0; attempt < 2; attempt++) {
    const server = await listen(address);
    if (server) return server;
    if (await answers(address)) return undefined;
    await unlink(address).catch(() => {});
  }
  return undefined;
}

async function listen(address: string): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy()).listen(address);
  try {
    await once(server, 'listening');
    server.on('error', () => {}); // a failed accept changes nothing: the lock is held while the server listens
    return server.unref();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined;
    throw error;
  }
}

async function answers(address: string): Promise<boolean> {
  const socket = connect(address);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
