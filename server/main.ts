import { setTimeout as sleep } from 'node:timers/promises';
import { closePools, readerPool, staffPool } from '#db/pools.ts';
import { checkStorage } from '#editorial/media/storageCheck.ts';
import { type Configuration, configure } from './configuration/configuration.ts';
import { type PreparedDatabase, prepareDatabase } from './database/preparedDatabase.ts';
import { watchReplica } from './database/replicaWatch.ts';
import { createProxyNotice } from './frontServer/clientAddress.ts';
import { openFrontServer } from './frontServer/frontServer.ts';
import { createHealthAnswers, type Health } from './frontServer/health.ts';
import { drain, listen } from './frontServer/listening.ts';
import { type OpenRequestHandlers, openRequestHandlers } from './frontServer/requestHandlers.ts';
import { prepareFirstStart } from './lifecycle/firstStart.ts';
import { lockFolder } from './lifecycle/folderLock.ts';
import { stopOnSignals } from './lifecycle/stopSignals.ts';
import { captureConsole, createLogger, printToTerminal } from './logging/logging.ts';

type ServeOptions = {
  dev: boolean;
  /** Builds the app if the build is out of date; runs while Postgres starts. */
  build?: ((signal: AbortSignal) => Promise<void>) | undefined;
};

/** Runs Copydesk until a signal ends it. @throws with a message if it cannot start, after undoing what had started */
export async function serve({ dev, build }: ServeOptions): Promise<void> {
  const configuration = configure(process.env);
  const log = createLogger(configuration.logLevel);
  if (!dev) captureConsole(log);
  const health: Health = { opened: false, warmed: false, draining: false };
  const stopping = new AbortController();
  const resources = new AsyncDisposableStack(); // undone in reverse order
  const stop = async () => {
    health.draining = true;
    stopping.abort();
    // A load balancer checks `/ready` a few times before it stops sending requests here.
    if (health.opened) await sleep(configuration.drainSeconds * 1_000);
    await resources.disposeAsync();
  };
  stopOnSignals(stop, log);
  for (const warning of configuration.warnings) log.warn(warning);
  try {
    if (!configuration.databaseUrl) resources.use(await lockFolder(configuration.dataDir));
    const opened = Promise.withResolvers<OpenRequestHandlers>();
    const frontServer = openFrontServer({
      site: configuration,
      handlers: opened.promise,
      ...createHealthAnswers(health, { staff: staffPool, readers: readerPool }),
      draining: () => health.draining,
      onRequest: createProxyNotice((sentence) => log.warn(sentence), configuration.trustedProxies),
    });
    const listeners = await listen(frontServer, configuration);

    const storageProblem = await checkStorage(configuration.mediaUrl);
    if (storageProblem) log.warn(storageProblem);
    const database = await prepareDatabase(configuration, log);
    resources.defer(database.close);
    resources.defer(closePools);
    setAppEnvironment(configuration, database);
    const { readerUrl: replicaUrl, readerUrlAtPrimary: primaryUrl } = database;
    // A configured readers' login may lead to a replica, which lags behind the primary.
    const replica = primaryUrl ? watchReplica({ replicaUrl, primaryUrl, log }) : undefined;
    if (replica) resources.defer(replica.close);
    const databaseOpens = database.open();
    const [handlers, greeting] = await Promise.all([
      openRequestHandlers({ dev, configuration, log, replica, built: build?.(stopping.signal) }),
      databaseOpens.then(() => prepareFirstStart(database.url, configuration, stopping.signal)),
    ]);
    resources.defer(handlers.close);
    resources.defer(() => drain(frontServer, listeners, handlers.closeSockets));
    health.opened = true;
    opened.resolve(handlers);
    printToTerminal(`Copydesk is at ${configuration.siteUrl}`);
    if (greeting) printToTerminal(greeting);
    handlers.startWork(database.url);
    void handlers.warm().then(() => {
      health.warmed = true;
    });
  } catch (error) {
    if (stopping.signal.aborted) return;
    await stop();
    throw error;
  }
}

/** Passes the configuration by the environment, because the app's bundle has separate module instances. */
function setAppEnvironment(configuration: Configuration, { url, readerUrl }: PreparedDatabase): void {
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
