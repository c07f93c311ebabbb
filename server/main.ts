import type { Server } from 'node:http';
import { closePools, staffPool } from '#db/pools';
import { type Configuration, configure } from './configuration.ts';
import { type PreparedDatabase, prepareDatabase } from './database.ts';
import { drain } from './draining.ts';
import { lockFolder } from './folderLock.ts';
import { openFrontDoor } from './frontDoor.ts';
import { createHealthAnswers, type Health } from './health.ts';
import { createLogger } from './logging.ts';
import { type OpenRooms, openRooms } from './rooms.ts';
import { settle } from './settling.ts';
import { stopOnSignals } from './stopping.ts';
import { welcome } from './welcoming.ts';

export interface Serving {
  dev: boolean;
  /** Makes the build if it is not current; runs beside the start of Postgres. */
  build?(signal: AbortSignal): Promise<void>;
}

/** Runs Copydesk until a signal ends it. @throws with a sentence if it cannot start, having stopped what had begun. */
export async function serve({ dev, build }: Serving): Promise<void> {
  const configuration = configure(process.env);
  const log = createLogger(configuration.logLevel);
  const health: Health = { opened: false, warmed: false, draining: false };
  const stopping = new AbortController();
  const begun = new AsyncDisposableStack(); // undone in the opposite order
  const stop = async () => {
    health.draining = true;
    stopping.abort();
    await begun.disposeAsync();
  };
  stopOnSignals(stop, log);
  try {
    if (!configuration.databaseUrl) begun.use(await lockFolder(configuration.dataDir));
    const opened = Promise.withResolvers<OpenRooms>();
    const door = openFrontDoor({
      site: configuration,
      rooms: opened.promise,
      ...createHealthAnswers(health, staffPool),
      draining: () => health.draining,
    });
    await listen(door, configuration.port);

    const database = await prepareDatabase(configuration, log);
    begun.defer(database.close);
    begun.defer(closePools);
    tellTheApp(configuration, database);
    const databaseOpens = database.open();
    const [rooms, greeting] = await Promise.all([
      openRooms({ dev, configuration, log, built: build?.(stopping.signal) }),
      databaseOpens.then(() => welcome(database.url, stopping.signal)),
    ]);
    begun.defer(rooms.close);
    begun.defer(() => drain(door, rooms.closeSockets));
    health.opened = true;
    opened.resolve(rooms);
    console.log(`Copydesk is at ${configuration.siteUrl}`);
    if (greeting) console.log(greeting);
    rooms.startWork(database.url);
    void rooms.warm().then(() => {
      health.warmed = true;
    });
    setTimeout(settle, 4_000).unref();
  } catch (error) {
    if (stopping.signal.aborted) return;
    await stop();
    throw error;
  }
}

/** The app's bundle has its own module instances: it learns from the environment only. */
function tellTheApp(configuration: Configuration, { url, readerUrl }: PreparedDatabase): void {
  Object.assign(process.env, {
    DATABASE_URL: url,
    READER_DATABASE_URL: readerUrl,
    SITE_URL: configuration.siteUrl,
    NEXTAUTH_URL: configuration.siteUrl,
    NEXTAUTH_SECRET: configuration.secret,
    MEDIA_URL: configuration.mediaUrl,
    DATA_DIR: configuration.dataDir,
  });
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        reject(
          new Error(`Port ${port} is taken by another program: stop it, or set PORT to another number.`),
        );
      } else if (error.code === 'EACCES') {
        reject(new Error(`This user may not open port ${port}: set PORT to a number above 1023.`));
      } else reject(error);
    });
    server.listen(port, resolve);
  });
}
