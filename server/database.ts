import { ensureReaderLogin, migrate, readerLoginUrl } from '#db/migrating';
import { type Configuration, readerPassword } from './configuration.ts';
import type { Logger } from './logging.ts';

export interface PreparedDatabase {
  /** As the owner. */
  url: string;
  readerUrl: string;
  /** Starts the embedded Postgres, or uses the given one, and migrates. */
  open(): Promise<void>;
  close(): Promise<void>;
}

/** Finds out where the database will be, so that the app can be told before it is up. */
export async function prepareDatabase(configuration: Configuration, log: Logger): Promise<PreparedDatabase> {
  const embedded = configuration.databaseUrl ? undefined : await findEmbedded(configuration.dataDir, log);
  const url = configuration.databaseUrl ?? embedded?.url ?? '';
  const password = readerPassword(configuration.secret);
  return {
    url,
    readerUrl: configuration.readerDatabaseUrl ?? readerLoginUrl(url, password),
    async open() {
      await embedded?.start();
      await migrate(url).catch(explain);
      if (!configuration.readerDatabaseUrl) await ensureReaderLogin(url, password);
    },
    close: async () => embedded?.stop(),
  };
}

async function findEmbedded(dataDir: string, log: Logger) {
  const { embeddedPostgres } = await import('./postgres/embedded.ts');
  return embeddedPostgres(dataDir, log);
}

function explain(error: unknown): never {
  const code = (error as { code?: string }).code ?? '';
  if (/^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH)$/.test(code)) {
    throw new Error(
      `The database at DATABASE_URL does not answer (${code}): is it running, and is the address right?`,
    );
  }
  if (code.startsWith('28')) throw new Error('The database at DATABASE_URL refuses this user or password.');
  if (code === '3D000')
    throw new Error('The database named in DATABASE_URL does not exist: create it first.');
  throw error;
}
