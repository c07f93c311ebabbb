import { setTimeout as sleep } from 'node:timers/promises';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { asOf, boundReader, type Readable } from './asOf.ts';
import { OUTDATED_STATEMENT_CODES, preparingClient } from './preparingClient.ts';
import { openQueryStream } from './queryStream.ts';
import { readerSource } from './readerSource.ts';

export type Database = NodePgDatabase & { $client: pg.Pool };

/** The transaction that a domain function passes to every function it calls. */
export type Transaction = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0];

let forStaff: Database | undefined;
let forReaders: Database | undefined;
/** The readers' pool at the primary, used while a replica lags. */
let forReadersAtPrimary: Database | undefined;

export const DEFAULT_POOL_SIZE = 10;
export const isPoolSize = (size: number) => Number.isInteger(size) && size >= 2 && size <= 100;
export const POOL_SIZE_RULE = 'DATABASE_POOL_SIZE must be a whole number from 2 to 100.';

/** Maximum connections of a pool. Commands do not read the configuration, so the variable is checked here, too. */
function poolSize(): number {
  const size = Number(process.env.DATABASE_POOL_SIZE?.trim() || DEFAULT_POOL_SIZE);
  if (!isPoolSize(size)) throw new Error(POOL_SIZE_RULE);
  return size;
}

const staffOptions = { application_name: 'copydesk', statement_timeout: 15_000 };
const readerOptions = { application_name: 'copydesk readers', statement_timeout: 5_000 };

function addressIn(variable: 'DATABASE_URL' | 'READER_DATABASE_URL'): string {
  const address = process.env[variable];
  if (!address) throw new Error(`${variable} is not set: the server sets it before it loads the app.`);
  return address;
}

function open(connectionString: string, options: typeof staffOptions): Database {
  const pool = new pg.Pool({
    connectionString,
    ...options,
    max: poolSize(),
    Client: preparingClient(),
    // Queries of one connection that do not wait for each other are sent at once; Postgres runs them in their order.
    pipeline: true,
    stream: openQueryStream,
    // pg would wait forever for an unavailable database.
    connectionTimeoutMillis: 5_000,
    // No query here reads so much that parallel workers would help: starting them takes longer than most answers.
    options: '-c max_parallel_workers_per_gather=0',
    // A new connection costs Postgres a process, and the first query on it is slow.
    idleTimeoutMillis: 5 * 60_000,
    keepAlive: true,
  });
  // A pooled connection that dies emits an event that no caller handles; the next query opens a new connection.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return drizzle(pool);
}

export function staff(): Database {
  forStaff ??= open(addressIn('DATABASE_URL'), staffOptions);
  return forStaff;
}

function presentReader(): Database {
  const source = readerSource();
  if (source && !source.isReplicaCurrent) {
    forReadersAtPrimary ??= open(source.primaryUrl, readerOptions);
    return forReadersAtPrimary;
  }
  forReaders ??= open(addressIn('READER_DATABASE_URL'), readerOptions);
  return forReaders;
}

/** Read-write connections of the newsroom; statements time out after 15 s. */
export const staffPool = (): pg.Pool => staff().$client;

/**
 * Connections with the readers' role, which can select the live views only; statements time out after 5 s. The pool is
 * the replica's or the primary's, and this changes while the server runs: call this for each use and do not keep the
 * pool.
 */
export const readerPool = (): pg.Pool => presentReader().$client;

/** Reads the live views: of the present, or of the past moment that the caller has set. */
export const reader = (): Readable => boundReader() ?? presentReader();

/** Runs `work` with `reader()` showing `moment` as readers may see it: without articles withdrawn since. */
export const asReaders = <T>(moment: Date, work: () => Promise<T>): Promise<T> =>
  asOf(readerPool(), { moment, withWithdrawn: false }, work);

/** Like `asReaders`, but including articles withdrawn since. */
export const asStaff = <T>(moment: Date, work: () => Promise<T>): Promise<T> =>
  asOf(staffPool(), { moment, withWithdrawn: true }, work);

/**
 * Codes of deadlocks, of conflicts that a trigger detects at commit, and of prepared statements that a migration has
 * outdated. The work may succeed if it is repeated.
 */
const overtaken: ReadonlySet<unknown> = new Set(['40001', '40P01', ...OUTDATED_STATEMENT_CODES]);
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

/** The SQLSTATE of a database error, also inside Drizzle's; empty for other errors. */
export function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  return String(code ?? cause?.code ?? '');
}

/** Limits the wait for clients: one whose connection died during its work may never be returned to the pool. */
const CLOSE_TIMEOUT_MS = 2_000;

/**
 * Ends the pools when their clients are returned, or after the timeout; the next call to `staff()` or `reader()` opens
 * new pools.
 */
export async function closePools(): Promise<void> {
  const opened = [forStaff, forReaders, forReadersAtPrimary];
  forStaff = undefined;
  forReaders = undefined;
  forReadersAtPrimary = undefined;
  const ended = Promise.all(opened.map((database) => database?.$client.end()));
  await Promise.race([ended, sleep(CLOSE_TIMEOUT_MS, undefined, { ref: false })]);
}
