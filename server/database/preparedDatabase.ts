import {
  checkReaderLogin,
  ensureReaderLogin,
  migrate,
  readerLogin,
  readerLoginUrl,
  readerUrlAtPrimary,
} from '#db/migrator.ts';
import { requireReaderRole } from '#db/readerRole.ts';
import type { Configuration } from '#server/configuration/configuration.ts';
import { readerPassword } from '#server/configuration/secret.ts';
import type { Logger } from '#server/logging/logging.ts';
import { withConnection } from './connections.ts';
import { explainDatabaseError, isAway, refuseUnknownSslMode } from './databaseErrors.ts';

export interface PreparedDatabase {
  /** Connection URL of the owner. */
  url: string;
  readerUrl: string;
  /** The primary, with the same login as `readerUrl`. Set when `readerUrl` was configured and may lead to a replica. */
  readerUrlAtPrimary?: string | undefined;
  /** Starts the embedded Postgres, or uses the configured database, and migrates it. */
  open(): Promise<void>;
  close(): Promise<void>;
}

/** Determines the database's address, so that the app can be configured before the database is up. */
export async function prepareDatabase(configuration: Configuration, log: Logger): Promise<PreparedDatabase> {
  const { databaseUrl, readerDatabaseUrl: readerUrl, dataDir, secret } = configuration;
  const embedded = databaseUrl ? undefined : await openEmbedded(dataDir, log);
  const url = databaseUrl ?? embedded?.url ?? '';
  const password = readerPassword(secret);
  const atPrimary = readerUrl && readerUrlAtPrimary(url, readerUrl);
  return {
    url,
    readerUrl: readerUrl ?? readerLoginUrl(url, password),
    readerUrlAtPrimary: atPrimary,
    async open() {
      if (databaseUrl) refuseUnknownSslMode(url, 'DATABASE_URL');
      await embedded?.start();
      try {
        await requireReaderRole(url, readerUrl ? undefined : readerLogin(url, password));
        await migrate(url);
        if (!readerUrl) await ensureReaderLogin(url, password);
      } catch (error) {
        throw explainDatabaseError(error, 'DATABASE_URL');
      }
      if (readerUrl) await checkReaders(readerUrl, log);
      if (atPrimary) await checkReaderLogin(atPrimary);
    },
    close: async () => embedded?.stop(),
  };
}

async function openEmbedded(dataDir: string, log: Logger) {
  const { embeddedPostgres } = await import('#server/postgres/embedded.ts');
  return embeddedPostgres(dataDir, log);
}

/** Connects once with the readers' login. An unavailable or lagging replica does not prevent the start. */
async function checkReaders(readerUrl: string, log: Logger): Promise<void> {
  refuseUnknownSslMode(readerUrl, 'READER_DATABASE_URL');
  try {
    await withConnection({ connectionString: readerUrl, connectionTimeoutMillis: 10_000 }, (client) =>
      client.query('select from live.paper limit 1'),
    );
  } catch (error) {
    const explained = explainDatabaseError(error, 'READER_DATABASE_URL');
    if (explained !== error && !isAway(error as Error)) throw explained;
    log.warn({ err: error }, explained === error ? CANNOT_READ : explained.message);
  }
}

const CANNOT_READ =
  'The login in READER_DATABASE_URL cannot read the live views yet: grant copydesk_reader to it, or wait for the replica.';
