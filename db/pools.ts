import { setTimeout as sleep } from 'node:timers/promises';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { asOf, type Readable, readableHere } from './asOf.ts';
import { readerSource } from './readerSource.ts';

export type Database = NodePgDatabase & { $client: pg.Pool };

/** What a verb's transaction hands to everything it calls. */
export type Transaction = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0];

interface Access {
  pool: pg.Pool;
  database: Database;
}

let forStaff: Access | undefined;
let forReaders: Access | undefined;
/** As the readers' role too: for what a replica does not have yet. */
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
    // pg would wait for ever for a database that has gone.
    connectionTimeoutMillis: 5_000,
    statement_timeout: statementTimeout,
    // Nothing here reads so much that helpers would pay: to start them takes longer than most answers.
    options: '-c max_parallel_workers_per_gather=0',
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: name,
  });
  // A connection that dies in the pool is an event without a caller; the next query opens a new one.
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

/** Connections of the newsroom, which may read and write; statements end after 15 s. */
export function staffPool(): pg.Pool {
  return staffAccess().pool;
}

/**
 * Connections of the readers' role, which can select the live views only; statements end after 5 s. The pool is the
 * replica's or the primary's, and this changes while the server runs: do not keep it, ask at each use.
 */
export function readerPool(): pg.Pool {
  return readerAccess().pool;
}

export function staff(): Database {
  return staffAccess().database;
}

/** Reads the live views: of the present, or of the moment that whoever called reads at. */
export function reader(): Readable {
  return readableHere() ?? readerAccess().database;
}

/** Runs `work` with every `reader()` in it reading at `moment`, as readers may: nothing withdrawn since is shown. */
export function asReaders<T>(moment: Date, work: () => Promise<T>): Promise<T> {
  return asOf(readerPool(), { moment, withWithdrawn: false }, work);
}

/** The same as it was, with what has been withdrawn since. */
export function asStaff<T>(moment: Date, work: () => Promise<T>): Promise<T> {
  return asOf(staffPool(), { moment, withWithdrawn: true }, work);
}

/** Deadlocks, and what a trigger found overtaken at commit: the same work, begun anew, finds the world as it is now. */
const overtaken = new Set(['40001', '40P01']);
const usualTries = 3;

/**
 * Runs `work` in one transaction of the staff pool: what it throws rolls everything back. Work that another
 * transaction overtook is run again, so it must do nothing but with `tx`; unless `tries` is 1.
 */
export async function inTransaction<T>(
  work: (tx: Transaction) => Promise<T>,
  { tries = usualTries } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await staff().transaction(work);
    } catch (error) {
      if (attempt === tries || !overtaken.has(codeOf(error))) throw error;
    }
  }
}

/** Runs `work` on one snapshot of the database: what it reads first and what it reads last is of the same instant. */
export function inSnapshot<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return staff().transaction(work, { isolationLevel: 'repeatable read', accessMode: 'read only' });
}

function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  return String(code ?? cause?.code ?? '');
}

/** ms for which closing waits: a client whose connection died in mid-work may never be given back */
const patience = 2_000;

/** Ends the pools once their clients are back, or without them; the next call to `staff()` or `reader()` opens new ones. */
export async function closePools(): Promise<void> {
  const open = [forStaff, forReaders, forReadersAtPrimary];
  forStaff = undefined;
  forReaders = undefined;
  forReadersAtPrimary = undefined;
  const ended = Promise.all(open.map((access) => access?.pool.end()));
  await Promise.race([ended, sleep(patience, undefined, { ref: false })]);
}
