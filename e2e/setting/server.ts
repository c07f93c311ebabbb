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
  /** what it has printed */
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

/** Starts Copydesk as `npm start` does, in a data folder of its own unless one is given, and waits until it is ready. */
export async function startServer(
  given: { dataDir?: string; port?: number; env?: Record<string, string> } = {},
): Promise<Running> {
  const port = given.port ?? (await freePort());
  const dataDir = given.dataDir ?? (await mkdtemp(join(tmpdir(), 'copydesk-e2e-')));
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ['server/start.ts'], {
    env: {
      ...process.env,
      PORT: String(port),
      SITE_URL: url,
      DATA_DIR: dataDir,
      // Sample accounts are made in the embedded database only.
      DEMO_PASSWORD: given.env?.DATABASE_URL ? '' : password,
      DATABASE_URL: '',
      READER_DATABASE_URL: '',
      MEDIA_URL: '',
      NODE_ENV: 'production',
      DRAIN_SECONDS: '0',
      LOCAL_RECEIVERS: '1', // receivers of the tests' own
      ...given.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  try {
    await ready(url, child, () => said);
  } catch (error) {
    await end(child); // nobody else knows of it
    throw error;
  }
  return {
    url,
    port,
    dataDir,
    process: child,
    said: () => said,
    async stop() {
      await end(child);
      if (!given.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function ready(url: string, child: ChildProcess, said: () => string): Promise<void> {
  for (let tries = 0; tries < 1_500; tries++) {
    if (child.exitCode !== null) throw new Error(`The server ended by itself.\n${said()}`);
    const answer = await fetch(`${url}/ready`).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error(`The server was not ready in 150 s.\n${said()}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGINT');
  const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await exited;
  clearTimeout(late);
}

/** The pid of the Postgres that serves a data folder. */
export async function postgresPid(dataDir: string): Promise<number> {
  const file = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8');
  return Number(file.split('\n')[0]);
}
