import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const password = 'promises-are-tests-1';

export type Running = {
  url: string;
  port: number;
  dataDir: string;
  process: ChildProcess;
  /** what the server has printed to stdout and stderr */
  said(): string;
  stop(): Promise<void>;
};

/** A port that nothing listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Starts Copydesk as `npm start` does and waits until it is ready. Without `dataDir`, uses a temporary folder. */
export async function startServer(
  options: { dataDir?: string; port?: number; env?: Record<string, string> } = {},
): Promise<Running> {
  const port = options.port ?? (await freePort());
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'copydesk-e2e-')));
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ['server/start.ts'], {
    env: {
      ...process.env,
      PORT: String(port),
      SITE_URL: url,
      DATA_DIR: dataDir,
      // Sample accounts are created in the embedded database only.
      DEMO_PASSWORD: options.env?.DATABASE_URL ? '' : password,
      DATABASE_URL: '',
      READER_DATABASE_URL: '',
      MEDIA_URL: '',
      NODE_ENV: 'production',
      DRAIN_SECONDS: '0',
      DATABASE_POOL_SIZE: '4',
      LOCAL_RECEIVERS: '1', // allows the tests' webhook receivers on this machine
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  try {
    await ready(url, child, () => output);
  } catch (error) {
    await end(child); // the caller has no handle to stop it
    throw error;
  }
  return {
    url,
    port,
    dataDir,
    process: child,
    said: () => output,
    async stop() {
      await end(child);
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function ready(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (let tries = 0; tries < 1_500; tries++) {
    if (child.exitCode !== null) throw new Error(`The server ended by itself.\n${output()}`);
    const response = await fetch(`${url}/ready`).catch(() => null);
    await response?.body?.cancel();
    if (response?.ok) return;
    await sleep(100);
  }
  throw new Error(`The server was not ready in 150 s.\n${output()}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGINT');
  const killTimer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await exited;
  clearTimeout(killTimer);
}

/** Process id of the Postgres server of a data folder. */
export async function postgresPid(dataDir: string): Promise<number> {
  const file = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8');
  return Number(file.split('\n')[0]);
}
