import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inEdition, pathOf, TEXT_EDITION } from '#contracts/routes.ts';
import type { StaffTopic } from '#contracts/staffEvents.ts';
import { whenTermsChanged } from '#editorial/paper/termsChangedAt.ts';
import { hasAddress } from '#editorial/readerQueries/addressExistence.ts';
import { readPaper } from '#editorial/readerQueries/paperFacts.ts';
import type { Configuration } from '#server/configuration/configuration.ts';
import { projectFolder } from '#server/configuration/projectFolder.ts';
import { listenForNotices } from '#server/database/databaseNotices.ts';
import type { ReplicaWatch } from '#server/database/replicaWatch.ts';
import { openNext } from '#server/lifecycle/nextApp.ts';
import type { Logger } from '#server/logging/logging.ts';
import { ABSENT_NAME } from '#server/press/addressSubject.ts';
import { rememberPaper } from '#server/press/apologyPage.ts';
import { keysBy } from '#server/press/cacheControl.ts';
import type { Press } from '#server/press/press.ts';
import { createIslands } from '#server/render/islands.ts';
import { createBoundaryClock } from '#server/staffEvents/boundaryClock.ts';
import { createStaffEvents } from '#server/staffEvents/staffEventStream.ts';
import { createStaffNotices } from '#server/staffEvents/staffNotices.ts';
import type { Worker } from '#server/worker/worker.ts';
import { hasPermit } from './bodyPermits.ts';
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

/**
 * Addresses without content, one for each module that lists or shows stories. Loading such a module takes a quarter of
 * a second, which its first reader would have to wait for.
 */
const nothing = { slug: ABSENT_NAME };
const LATER = [
  pathOf('section', nothing),
  pathOf('history', nothing),
  inEdition(TEXT_EDITION, pathOf('article', nothing)),
  pathOf('search'),
  pathOf('topic', nothing),
  pathOf('author', nothing),
];

interface Opening {
  dev: boolean;
  configuration: Configuration;
  log: Logger;
  /** The watch that chooses between replica and primary, if a replica may be in use. */
  replica?: ReplicaWatch | undefined;
  /** Resolves when a build exists; undefined in development. */
  built: Promise<void> | undefined;
}

/** Opens Next with the press in front of it, and the collaboration server. */
export async function openRequestHandlers({
  dev,
  configuration,
  log,
  replica,
  built,
}: Opening): Promise<OpenRequestHandlers> {
  const { port, siteUrl, secret } = configuration;
  const [{ createPress }, { openStyleSheets }, { createProofs }, { createStatics }, { createCollab }] =
    await Promise.all([
      import('#server/press/press.ts'),
      import('#server/render/styleSheets.ts'),
      import('#server/proofs/proofs.ts'),
      import('#server/press/staticFiles.ts'),
      import('#server/collab/collab.ts'),
      built,
    ]);
  const build = await buildAtHand(dev);
  process.env.COPYDESK_BUILD = build; // pages name the build that made them
  const app = await openNext({ dev, port });
  const upstream = { socketPath: app.socketPath };
  const proofs = createProofs({ upstream, siteUrl, logger: log });
  const collab = createCollab({ logger: log, siteUrl });
  const distDir = process.env.NEXT_DIST_DIR ?? '.next';
  const directory = join(projectFolder, distDir, 'static');
  const statics = createStatics({ directory });
  const find = dev ? undefined : openStyleSheets(directory); // in development the sheets change
  const cdn = configuration.cdn && { kind: configuration.cdn.kind, keyOf: keysBy(secret) };
  const press = createPress({
    upstream,
    siteUrl,
    logger: log,
    find,
    keepAliveSeconds,
    cdn,
    warms: !dev,
    exists: hasAddress,
  });
  const events = createStaffEvents({ siteUrl, build, logger: log });
  const boundaries = createBoundaryClock({ onBoundary: () => events.publish(['clock']), logger: log });
  const staffNotices = createStaffNotices({ events, boundaries }, (payload) =>
    listOf<StaffTopic>(payload, log),
  );
  let worker: Worker | undefined;
  let notices: { close(): Promise<void> } | undefined;

  return {
    paper(request, response) {
      if (answerKeyFile(configuration.indexNowKey, request, response)) return;
      if (dev) press.dropAll(); // code may have changed
      press.handle(request, response);
    },
    plainPaper(asked, client) {
      if (dev || isKeyFile(configuration.indexNowKey, asked.target)) return null;
      return press.wire(asked.target, asked, client);
    },
    islands: createIslands(),
    statics: dev ? { handles: () => false, handle() {} } : statics,
    staff: app.answer,
    proofs,
    events,
    collab: collab.upgrade,
    ...(dev && { reload: app.upgrade }),
    hasPermit: (request, permit) => hasPermit(request, permit, siteUrl),
    startWork(databaseUrl) {
      notices = listenForNotices(databaseUrl, {
        channels: {
          press(payload) {
            const tags = listOf<string>(payload, log);
            replica?.changed(); // before any dropped page can be requested again
            press.drop(tags);
            if (tags.includes('sections')) learnName();
          },
          outbox: () => worker?.wake(),
          ...staffNotices.channels,
        },
        afterGap() {
          replica?.changed();
          press.dropAll();
          learnName();
          learnTerms(press);
          worker?.wake();
          staffNotices.afterGap();
        },
        log,
      });
      const starting = import('#server/worker/worker.ts').then(({ createWorker }) => {
        worker = createWorker({ configuration, log });
      });
      starting.catch((error) => log.error({ err: error }, 'The worker did not start.'));
    },
    async warm() {
      if (dev) return;
      const front = pathOf('front');
      await press.warm([front, pathOf('article', nothing), pathOf('paperFeed', { format: 'xml' })]);
      press.warmFrom(front);
      void press.warm(LATER);
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
      proofs.close();
      await app.close();
    },
  };
}

/** Reads when robots.txt and similar files last changed. While the database is unavailable that stays unknown. */
function learnTerms(press: Pick<Press, 'learn'>): void {
  whenTermsChanged().then(
    (at) => at && press.learn('terms', at),
    () => {},
  );
}

/** Reads the paper's name for the error pages. While the database is unavailable the old name stays. */
function learnName(): void {
  readPaper().then(rememberPaper, () => {});
}

/** Parses a notification's payload: a JSON array of names. */
function listOf<Name extends string>(payload: string, log: Logger): Name[] {
  try {
    return JSON.parse(payload) as Name[];
  } catch {
    log.warn({ payload }, 'a notice was not JSON');
    return [];
  }
}

/** The id of the build being served: a page from another build offers to reload. */
async function buildAtHand(dev: boolean): Promise<string> {
  if (dev) return 'development';
  const file = join(projectFolder, process.env.NEXT_DIST_DIR ?? '.next', 'BUILD_ID');
  return (await readFile(file, 'utf8')).trim();
}
