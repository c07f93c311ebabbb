import type { ChildProcess } from 'node:child_process';
import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { withConnection } from '../database/connections.ts';
import { clusterFolder, createCluster, settleAddress, urlOf } from './cluster.ts';
import { stopOrphan } from './orphan.ts';
import { choosePostgresUser, findBinaries } from './postgresPrograms.ts';
import { type Running, startPostmaster, stopPostmaster } from './postmaster.ts';

interface Log {
  warn(sentence: string): void;
  error(details: object, sentence: string): void;
}

export interface Embedded {
  /** The database's address as its owner; known before Postgres is up. */
  url: string;
  /** Starts Postgres, and restarts it whenever it dies. */
  start(): Promise<void>;
  stop(): Promise<void>;
  pid(): number | undefined;
}

/**
 * The Postgres of a data folder, run with the programs that npm installed. The address is determined first, so that it
 * can be used while Postgres starts. The caller holds the lock on the folder.
 */
export async function embeddedPostgres(dataDir: string, log: Log, settings?: string[]): Promise<Embedded> {
  await mkdir(dataDir, { recursive: true });
  const home = await realpath(dataDir);
  const folder = clusterFolder(home);
  if (await stopOrphan(folder))
    log.warn('Postgres was still running after an earlier crash; it has been stopped.');
  const [{ initdb, postgres }, address] = await Promise.all([findBinaries(), settleAddress(home)]);
  let postmaster: ChildProcess | undefined;
  let stopping = false;
  // Postgres receives SIGINT when this process ends, except by kill -9.
  const stopWithProcess = () => void postmaster?.kill('SIGINT');
  process.once('exit', stopWithProcess);
  let starting = Promise.resolve();

  async function startOnce(running: Running): Promise<void> {
    const child = await startPostmaster(running);
    postmaster = child;
    child.once('exit', (code, signal) => {
      if (stopping) return;
      log.error({ code, signal }, 'Postgres ended unexpectedly and is being started again.');
      starting = restart(running);
    });
  }

  async function restart(running: Running): Promise<void> {
    while (!stopping) {
      try {
        await startOnce(running);
        log.warn('Postgres is up again.');
        return;
      } catch (error) {
        log.error({ err: error }, 'Postgres does not start; another attempt follows in a second.');
        await sleep(1_000);
      }
    }
  }

  async function startFirst(): Promise<void> {
    const user = await choosePostgresUser(postgres, home);
    await createCluster(home, address.password, initdb, user);
    if (stopping) return;
    const logFile = join(home, 'postgres.log');
    await startOnce({ folder, port: address.port, postgres, user, logFile, settings });
    await createDatabase(urlOf(address)).catch((error) => {
      throw error.code === '28P01' ? new Error(lostPassword(home)) : error;
    });
  }

  return {
    url: urlOf(address),
    start() {
      starting = startFirst();
      return starting;
    },
    async stop() {
      stopping = true;
      await starting.catch(() => {}); // the caller of start() receives the error
      if (postmaster) await stopPostmaster(postmaster);
      process.off('exit', stopWithProcess);
    },
    pid: () => postmaster?.pid,
  };
}

const lostPassword = (home: string) =>
  `The password in ${join(home, 'postgres.json')} is not that of the database in ${clusterFolder(home)}: both belong together, so put back that file from the same backup.`;

async function createDatabase(url: string): Promise<void> {
  const address = new URL(url);
  const name = address.pathname.slice(1);
  address.pathname = '/postgres';
  const options = { connectionString: address.href, connectionTimeoutMillis: 10_000 };
  await withConnection(options, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(name)}`);
    // The log of a refused query contains values, rows and keys; the code that ran it logs the failure. Set only for
    // this database: the full log of a server that does not start is useful.
    await client.query(`alter database ${pg.escapeIdentifier(name)} set log_min_messages = log`);
  });
}
