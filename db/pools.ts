import { setTimeout as sleep } from 'node:timers/promises';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { asOf, type Readable, readableHere } from './asOf.ts';
import { readerSource } from './readerSource.ts';

export type Database = NodePgDatabase & { $client: pg.Pool };

/** The transaction object that a domain function passes to everything it calls. */
export type Transaction = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0];

interface Access {
  pool: pg.Pool;
  database: Database;
}

let forStaff: Access | undefined;
let forReaders: Access | undefined;
/** The readers' login at the primary, for reads that a replica does not have yet. */
let forReadersAtPrimary: Access | undefined;

type Opening = { name: string; statementTimeout: number };
const staffOpening: Opening = { name: 'copydesk', statementTimeout: 15_000 };
const readerOpening: Opening = { name: 'copydesk readers', statementTimeout: 5_000 };

function addressIn(variable: 'DATABASE_URL' | 'READER_DATABASE_URL'): string {
  const address = process.env[variable];
  if (!address) throw new Error(`${variable} is not set: the server sets it before it loads the app.`);
  return address;
}

function open(connectionString: string, { name, statementTimeout }: Opening): Access {
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    // pg would wait forever for an unavailable database.
    connectionTimeoutMillis: 5_000,
    statement_timeout: statementTimeout,
    // No query here reads so much that parallel workers would help: starting them takes longer than most answers.
    options: '-c max_parallel_workers_per_gather=0',
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: name,
  });
  // A pooled connection that dies emits an event without a caller; the next query opens a new one.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return { pool, database: drizzle(pool) };
}

function staffAccess(): Access {
  forStaff ??= open(addressIn('DATABASE_URL'), staffOpening);
  return forStaff;
}

function readerAccess(): Access {
  const source = readerSource();
  if (source && !source.isReplicaCurrent) {
    forReadersAtPrimary ??= open(source.primaryUrl, readerOpening);
    return forReadersAtPrimary;
  }
  forReaders ??= open(addressIn('READER_DATABASE_URL'), readerOpening);
  return forReaders;
}

/** Read-write connections of the newsroom; statements time out after 15 s. */
export function staffPool(): pg.Pool {
  return staffAccess().pool;
}

/**
 * Connections with the readers' role, which can select the live views only; statements time out after 5 s. The pool is
 * the replica's or the primary's, and this changes while the server runs: call this for each use and do not keep the
 * pool.
 */
export function readerPool(): pg.Pool {
  return readerAccess().pool;
}

export function staff(): Database {
  return staffAccess().database;
}

/** Reads the live views: of the present, or of the past moment that the caller has set. */
export function reader(): Readable {
  return readableHere() ?? readerAccess().database;
}

/** Runs `work` with `reader()` showing `moment` as readers may see it: without articles withdrawn since. */
export function asReaders<T>(moment: Date, work: () => Promise<T>): Promise<T> {
  return asOf(readerPool(), { moment, withWithdrawn: false }, work);
}

/** Like `asReaders`, but including articles withdrawn since. */
export function asStaff<T>(moment: Date, work: () => Promise<T>): Promise<T> {
  return asOf(staffPool(), { moment, withWithdrawn: true }, work);
}

/** Deadlocks, and conflicts that a trigger detects at commit: the work may succeed when it is run again. */
const overtaken = new Set(['40001', '40P01']);
const DEFAULT_TRIES = 3;

/**
 * Runs `work` in one transaction of the staff pool; an error rolls everything back. After a conflict with another
 * transaction `work` runs again, so it must have no effects except through `tx`, unless `tries` is 1.
 */
export async function inTransaction<T>(
  work: (tx: Transaction) => Promise<T>,
  { tries = DEFAULT_TRIES } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await staff().transaction(work);
    } catch (error) {
      if (attempt === tries || !overtaken.has(codeOf(error))) throw error;
    }
  }
}

/** Runs `work` on one snapshot of the database: all its reads see the same instant. */
export function inSnapshot<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return staff().transaction(work, { isolationLevel: 'repeatable read', accessMode: 'read only' });
}

function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  return String(code ?? cause?.code ?? '');
}

/** ms that closing waits: a client whose connection died during work may never be returned */
const CLOSE_TIMEOUT_MS = 2_000;

/**
 * Ends the pools when their clients are returned, or after the timeout; the next call to `staff()` or `reader()` opens
 * new pools.
 */
export async function closePools(): Promise<void> {
  const open = [forStaff, forReaders, forReadersAtPrimary];
  forStaff = undefined;
  forReaders = undefined;
  forReadersAtPrimary = undefined;
  const ended = Promise.all(open.map((access) => access?.pool.end()));
  await Promise.race([ended, sleep(CLOSE_TIMEOUT_MS, undefined, { ref: false })]);
}
