import { join } from 'node:path';
import type { StaffTopic } from '#contracts/staffEvents.ts';
import { hasAddress } from '#editorial/readerQueries/addressExistence.ts';
import type { Configuration } from '#server/configuration/configuration.ts';
import { projectFolder } from '#server/configuration/projectFolder.ts';
import { listenForNotices, type NoticeListener, namesIn } from '#server/database/databaseNotices.ts';
import type { ReplicaWatch } from '#server/database/replicaWatch.ts';
import { openNext } from '#server/lifecycle/nextApp.ts';
import { readBuildId } from '#server/lifecycle/nextBuild.ts';
import type { Logger } from '#server/logging/logging.ts';
import { keysBy } from '#server/press/cacheControl.ts';
import { createPressNotices } from '#server/press/pressNotices.ts';
import { warmAtStart } from '#server/press/startWarming.ts';
import { createIslands } from '#server/render/islands.ts';
import { createBoundaryClock } from '#server/staffEvents/boundaryClock.ts';
import { createStaffEvents } from '#server/staffEvents/staffEventStream.ts';
import { createStaffNotices } from '#server/staffEvents/staffNotices.ts';
import type { Worker } from '#server/worker/worker.ts';
import { hasPermit } from './bodyLimits.ts';
import { keepAliveSeconds, type RequestHandlers } from './frontServer.ts';
import { answerKeyFile, isKeyFile } from './indexNowKey.ts';

export interface OpenRequestHandlers extends RequestHandlers {
  /** Starts background work that requests need not wait for. */
  startWork(databaseUrl: string): void;
  /** Renders one page of each kind that readers request first. Never throws. */
  warm(): Promise<void>;
  /** Closes the collaboration sockets after their updates are stored, and the event streams of staff pages. */
  closeSockets(): Promise<void>;
  close(): Promise<void>;
}

type Options = {
  dev: boolean;
  configuration: Configuration;
  log: Logger;
  /** The watch that chooses between replica and primary, if a replica may be in use. */
  replica?: ReplicaWatch | undefined;
  /** Resolves when a build exists; undefined in development. */
  built: Promise<void> | undefined;
};

/** Opens Next with the press in front of it, and the collaboration server. */
export async function openRequestHandlers(options: Options): Promise<OpenRequestHandlers> {
  const { dev, configuration, log: logger, replica, built } = options;
  const { port, siteUrl, secret, indexNowKey } = configuration;
  const [{ createPress }, { openStyleSheets }, { createPreviews }, { createStatics }, { createCollab }] =
    await Promise.all([
      import('#server/press/press.ts'),
      import('#server/render/styleSheets.ts'),
      import('#server/previews/previews.ts'),
      import('#server/press/staticFiles.ts'),
      import('#server/collab/collab.ts'),
      built,
    ]);
  const build = dev ? 'development' : await readBuildId();
  process.env.COPYDESK_BUILD = build; // pages contain the id of the build that rendered them
  const app = await openNext({ dev, port });
  const upstream = { socketPath: app.socketPath };
  const previews = createPreviews({ upstream, siteUrl, logger });
  const collab = createCollab({ logger, siteUrl });
  const directory = join(projectFolder, process.env.NEXT_DIST_DIR ?? '.next', 'static');
  const statics = dev ? { handles: () => false, handle() {} } : createStatics({ directory });
  const find = dev ? undefined : openStyleSheets(directory); // in development the sheets change
  const cdn = configuration.cdn && { kind: configuration.cdn.kind, keyOf: keysBy(secret) };
  const shared = { upstream, siteUrl, logger, find, keepAliveSeconds, cdn };
  const press = createPress({ ...shared, warms: !dev, exists: hasAddress });
  const events = createStaffEvents({ siteUrl, build, logger });
  const boundaries = createBoundaryClock({ onBoundary: () => events.publish(['clock']), logger });
  const staffNotices = createStaffNotices({ events, boundaries }, (payload) =>
    namesIn<StaffTopic>(payload, logger),
  );
  const pressNotices = createPressNotices({ press, replica });
  let worker: Worker | undefined;
  let notices: NoticeListener | undefined;

  return {
    paper(request, response) {
      if (answerKeyFile(indexNowKey, request, response)) return;
      if (dev) press.dropAll(); // code may have changed
      press.handle(request, response);
    },
    plainPaper(plain, client) {
      if (dev || isKeyFile(indexNowKey, plain.target)) return null;
      return press.wire(plain.target, plain, client);
    },
    islands: createIslands(),
    statics,
    staff: app.answer,
    previews,
    events,
    collab: collab.upgrade,
    ...(dev && { reload: app.upgrade }),
    hasPermit: (request, permit) => hasPermit(request, permit, siteUrl),
    startWork(databaseUrl) {
      notices = listenForNotices(databaseUrl, {
        channels: {
          press: (payload) => pressNotices.changed(namesIn(payload, logger)),
          outbox: () => worker?.wake(),
          ...staffNotices.channels,
        },
        afterGap() {
          pressNotices.afterGap();
          worker?.wake();
          staffNotices.afterGap();
        },
        log: logger,
      });
      const starting = import('#server/worker/worker.ts').then(({ createWorker }) => {
        worker = createWorker({ configuration, log: logger });
      });
      starting.catch((error) => logger.error({ err: error }, 'The worker did not start.'));
    },
    async warm() {
      if (!dev) await warmAtStart(press);
    },
    closeSockets() {
      events.close();
      return collab.close();
    },
    async close() {
      boundaries.close();
      await notices?.close();
      await worker?.close();
      press.close();
      previews.close();
      await app.close();
    },
  };
}
