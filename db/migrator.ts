import { join } from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import pg from 'pg';
import { withAdvisoryLock, withClient } from './advisoryLock.ts';
import { applyMissingMigrations } from './missingMigrations.ts';
import { isReaderLogin, missingRoles, type ReaderLogin } from './readerRole.ts';

const migrationsFolder = join(import.meta.dirname, '..', 'drizzle');

/**
 * Migrates the database at `ownerUrl` to this version of the code. When several nodes start at once, one migrates and
 * the others wait. Each run is one transaction, so a crash leaves no partial change. @throws with a message if Postgres
 * is too old, the database is newer than this code, or a migration was edited
 */
export async function migrate(ownerUrl: string): Promise<void> {
  await withAdvisoryLock(ownerUrl, async (client) => {
    const migrations = readMigrationFiles({ migrationsFolder });
    await refuseNewer(client, Math.max(...migrations.map(({ folderMillis }) => folderMillis)));
    await applyMissingMigrations(client, migrations);
  });
}

async function refuseNewer(client: pg.Client, newestKnown: number): Promise<void> {
  const { rows } = await client.query<{ version: number; migrated: boolean }>(
    `select current_setting('server_version_num')::int / 10000 as version,
            to_regclass('drizzle.__drizzle_migrations') is not null as migrated`,
  );
  const version = rows[0]?.version ?? 0;
  if (version < 15) throw new Error(`This is Postgres ${version}; Copydesk needs version 15 or newer.`);
  if (!rows[0]?.migrated) return;
  const { rows: newer } = await client.query(
    'select 1 from drizzle.__drizzle_migrations where created_at > $1 limit 1',
    [newestKnown],
  );
  if (newer.length > 0)
    throw new Error(
      'The database belongs to a newer version of Copydesk: start that version, or restore a backup.',
    );
}

/** The connection URL for readers' code: the same database, with a login that has only the reader role's grants. */
export function readerLoginUrl(ownerUrl: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = encodeURIComponent(loginOf(url));
  url.password = encodeURIComponent(password);
  return url.href;
}

/** The readers' login of this database. */
export function readerLogin(ownerUrl: string, password: string): ReaderLogin {
  return { name: loginOf(new URL(ownerUrl)), password };
}

/** The primary's URL with the login of a replica's URL (a replica has its logins from the primary). */
export function readerUrlAtPrimary(ownerUrl: string, replicaUrl: string): string {
  const url = new URL(ownerUrl);
  ({ username: url.username, password: url.password } = new URL(replicaUrl));
  return url.href;
}

/**
 * Checks that the login of READER_DATABASE_URL can connect to the primary, and cannot read a draft. @throws with a
 * message
 */
export async function checkReaderLogin(urlAtPrimary: string): Promise<void> {
  try {
    await withClient(urlAtPrimary, async (client) => {
      const { rows } = await client.query<{ mayReadDrafts: boolean }>(
        `select bool_or(has_table_privilege(oid, 'select')) as "mayReadDrafts" from pg_class where relname = 'draft'`,
      );
      if (rows[0]?.mayReadDrafts)
        throw new Error(
          'The login of READER_DATABASE_URL may read drafts: use one that is a member of copydesk_reader and of nothing else.',
        );
    });
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (!code.startsWith('28')) throw error;
    throw new Error(
      'The database at DATABASE_URL refuses the login of READER_DATABASE_URL: what a replica does not have yet is read there by it.',
    );
  }
}

/** The name of the readers' login. It differs from the name of the group role for every database name. */
const loginOf = (url: URL): string => `${decodeURIComponent(url.pathname.slice(1))}_reader_login`;

/**
 * Ensures that the login of `readerLoginUrl` exists with this password and can only read. @throws with the statements
 * to run, if the owner may not create roles and the login does not exist
 */
export async function ensureReaderLogin(ownerUrl: string, password: string): Promise<string> {
  const name = loginOf(new URL(ownerUrl));
  const login = pg.escapeIdentifier(name);
  await withAdvisoryLock(ownerUrl, async (client) => {
    try {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
      if (!rowCount) await client.query(`create role ${login}`);
      await client.query(
        `alter role ${login} login password ${pg.escapeLiteral(password)};
         alter role ${login} set default_transaction_read_only = on;
         alter role ${login} set statement_timeout = '5s';
         grant copydesk_reader to ${login};`,
      );
    } catch (error) {
      if ((error as { code?: string }).code !== '42501') throw error;
      // Another user who may create roles may have created the login.
      if (await isReaderLogin(readerLoginUrl(ownerUrl, password))) return;
      throw await missingRoles(client, { name, password });
    }
  });
  return readerLoginUrl(ownerUrl, password);
}
