import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { freePort } from './server.ts';

const TOOLS = ['initdb', 'pg_ctl', 'createdb', 'dropdb', 'pg_dump', 'pg_restore', 'pg_basebackup'] as const;
type Tool = (typeof TOOLS)[number];

/** Folder of the newest installed PostgreSQL: the embedded one has no pg_dump and pg_restore. */
export function findSystemPostgres(): string | undefined {
  const home = '/usr/lib/postgresql';
  if (!existsSync(home)) return undefined;
  return readdirSync(home)
    .filter((version) => Number(version) >= 15)
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => join(home, version, 'bin'))
    .find((folder) => TOOLS.every((tool) => existsSync(join(folder, tool))));
}

export type SystemPostgres = {
  url: string;
  run(tool: Tool, ...args: string[]): Promise<void>;
  /** Starts a replica that applies each commit `delayMs` after the primary. */
  startReplica(delayMs: number): Promise<Replica>;
  /** Stops the primary and its replicas, and deletes their files. */
  stop(): Promise<void>;
};

export type Replica = {
  /** The replica's address, with the user and the database of `url`. */
  addressOf(url: string): string;
  /** Stops the replica at once, as a crash would. */
  kill(): Promise<void>;
  start(): Promise<void>;
};

/** Starts a cluster with an empty database. Under root it runs as another user, since Postgres refuses root. */
export async function startSystemPostgres(binaries: string): Promise<SystemPostgres> {
  const owner = process.getuid?.() === 0 ? unprivileged() : undefined;
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-system-postgres-'));
  if (owner) await chown(folder, owner.uid, owner.gid);
  const port = await freePort();
  const connection = ['-h', '127.0.0.1', '-p', String(port), '-U', 'copydesk'];
  async function run(tool: Tool, ...args: string[]): Promise<void> {
    // The server inherits pg_ctl's outputs and keeps them open, so they are not awaited.
    const isServer = tool === 'pg_ctl';
    const child = spawn(join(binaries, tool), args, {
      ...owner,
      cwd: folder,
      stdio: ['ignore', 'ignore', isServer ? 'ignore' : 'pipe'],
    });
    const errorText = child.stderr ? text(child.stderr) : Promise.resolve('');
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(`${tool} failed: ${await errorText}`);
  }
  const data = join(folder, 'data');
  await run('initdb', '-D', data, '-U', 'copydesk', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8');
  const started: string[] = [];
  async function start(data: string, port: number, settings: string[] = []): Promise<void> {
    const all = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', ...settings];
    const options = [`-p ${port}`, ...all.map((setting) => `-c ${setting}`)].join(' ');
    await run('pg_ctl', '-D', data, '-o', options, '-l', `${data}.log`, '-w', 'start');
    started.push(data);
  }
  async function stop(data: string): Promise<void> {
    started.splice(started.indexOf(data), 1);
    await run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
  }
  await start(data, port);
  await run('createdb', ...connection, 'copydesk');
  let replicas = 0;
  return {
    url: `postgres://copydesk@127.0.0.1:${port}/copydesk`,
    run: (tool, ...args) => run(tool, ...connection, ...args),
    async startReplica(delayMs) {
      const copy = join(folder, `replica${replicas++}`);
      const replicaPort = await freePort();
      await run('pg_basebackup', ...connection, '-D', copy, '-R', '-X', 'stream', '-c', 'fast');
      const startCopy = () => start(copy, replicaPort, [`recovery_min_apply_delay=${delayMs}`]);
      await startCopy();
      return {
        addressOf(url) {
          const address = new URL(url);
          address.port = String(replicaPort);
          return address.href;
        },
        kill: () => stop(copy),
        start: startCopy,
      };
    },
    async stop() {
      for (const each of started.toReversed()) await stop(each);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function unprivileged(): { uid: number; gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  const line =
    users.find((entry) => entry.startsWith('postgres:')) ??
    users.find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = (line ?? '').split(':');
  return { uid: Number(uid), gid: Number(gid) };
}
