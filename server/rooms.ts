import { join } from 'node:path';
import { whenTermsChanged } from '#editorial/paper/termsChange';
import { readPaper } from '#editorial/reading/paper';
import type { Configuration } from './configuration.ts';
import { keepAliveSeconds, type Rooms } from './frontDoor.ts';
import { answerKeyFile, isKeyFile } from './indexNowKey.ts';
import type { Logger } from './logging.ts';
import { openNext } from './nextApp.ts';
import { listenForNotices } from './notices.ts';
import { rememberPaper } from './press/apologyPage.ts';
import { createIslands } from './press/islands.ts';
import type { Press } from './press/press.ts';
import { keysBy } from './press/sharing.ts';
import type { Worker } from './worker/worker.ts';

export interface OpenRooms extends Rooms {
  /** Begins what readers and staff need not wait for. */
  startWork(databaseUrl: string): void;
  /** Makes a page of each kind that readers ask for first. Never throws. */
  warm(): Promise<void>;
  /** Closes the collaboration sockets once their updates are kept. */
  closeSockets(): Promise<void>;
  close(): Promise<void>;
}

interface Opening {
  dev: boolean;
  configuration: Configuration;
  log: Logger;
  /** Resolves when there is a build to serve. */
  built: Promise<void> | undefined;
}

/** Opens Next with the press before it, and the collaboration socket. */
export async function openRooms({ dev, configuration, log, built }: Opening): Promise<OpenRooms> {
  const { port, siteUrl, secret } = configuration;
  const [{ createPress }, { createStyling }, { createProofs }, { createStatics }, { createCollab }] =
    await Promise.all([
      import('./press/press.ts'),
      import('./press/styling.ts'),
      import('./proofs/proofs.ts'),
      import('./press/statics.ts'),
      import('./collab/collab.ts'),
      built,
    ]);
  const app = await openNext({ dev, port });
  const upstream = { socketPath: app.socketPath };
  const proofs = createProofs({ upstream, siteUrl, logger: log });
  const collab = createCollab({ logger: log, siteUrl });
  const distDir = process.env.NEXT_DIST_DIR ?? '.next';
  const directory = join(import.meta.dirname, '..', distDir, 'static');
  const statics = createStatics({ directory });
  const find = dev ? undefined : createStyling(directory); // in development they change
  const cdn = configuration.cdn && { kind: configuration.cdn.kind, keyOf: keysBy(secret) };
  const press = createPress({ upstream, siteUrl, logger: log, find, keepAliveSeconds, cdn, warms: !dev });
  let worker: Worker | undefined;
  let notices: { close(): Promise<void> } | undefined;

  return {
    paper(request, response) {
      if (answerKeyFile(configuration.indexNowKey, request, response)) return;
      if (dev) press.dropAll(); // code may have changed
      press.handle(request, response);
    },
    plainPaper(asked) {
      if (dev || isKeyFile(configuration.indexNowKey, asked.target)) return null;
      return press.wire(asked.target, asked);
    },
    islands: createIslands(),
    statics: dev ? { handles: () => false, handle() {} } : statics,
    staff: app.answer,
    proofs,
    collab: collab.upgrade,
    reload: app.upgrade,
    startWork(databaseUrl) {
      notices = listenForNotices(databaseUrl, {
        channels: {
          press(payload) {
            const tags = tagsOf(payload, log);
            press.drop(tags);
            if (tags.includes('sections')) learnName();
          },
          outbox: () => worker?.wake(),
        },
        afterGap() {
          press.dropAll();
          learnName();
          learnTerms(press);
          worker?.wake();
        },
        log,
      });
      const starting = import('./worker/worker.ts').then(({ createWorker }) => {
        worker = createWorker({ configuration, log });
      });
      starting.catch((error) => log.error({ err: error }, 'The worker did not start.'));
    },
    async warm() {
      if (dev) return;
      await press.warm(['/', '/articles/-', '/feed.xml']);
      press.warmFrom('/');
    },
    closeSockets: () => collab.close(),
    async close() {
      await notices?.close();
      await worker?.close();
      press.close();
      proofs.close();
      await app.close();
    },
  };
}

/** Since when robots.txt and its like say what they say. While the database is away that stays unknown. */
function learnTerms(press: Pick<Press, 'learn'>): void {
  whenTermsChanged().then(
    (at) => at && press.learn('terms', at),
    () => {},
  );
}

/** What stands over the pages that are sent when there is nothing to send. While the database is away the old name stays. */
function learnName(): void {
  readPaper().then(rememberPaper, () => {});
}

function tagsOf(payload: string, log: Logger): string[] {
  try {
    return JSON.parse(payload) as string[];
  } catch {
    log.warn({ payload }, 'a notice to the press was not JSON');
    return [];
  }
}
