import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Connection, Hocuspocus, type WebSocketLike } from '@hocuspocus/server';
import nodeSockets from 'crossws/adapters/node';
import { largestUpdate } from '#editorial/article/drafting';
import { loadDraft } from '#editorial/article/loadingDraft';
import { isRefusal } from '#editorial/refusal';
import { comesFromOurPages } from '../admitting.ts';
import type { Logger } from '../logging.ts';
import { listenForNotices } from '../notices.ts';
import { admit, articleNamed, askAgain, closeCodes, Denied, type Holder } from './admitting.ts';
import { createDeriver } from './deriving.ts';
import { followLog } from './following.ts';
import { keep } from './keeping.ts';
import { showTrueNames } from './presence.ts';

export interface Collab {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes the sockets once the updates that arrived are kept and derived. */
  close(): Promise<void>;
}

/**
 * The collaboration socket. Drafts are truly in Postgres: this process holds only what somebody has open, and says
 * *kept* to a writer only after a commit.
 */
export function createCollab({ logger, siteUrl }: { logger: Logger; siteUrl: string }): Collab {
  const node = randomUUID();
  const deriver = createDeriver(logger);
  const keeping = new Set<Promise<unknown>>();

  const hocuspocus: Hocuspocus<Holder> = new Hocuspocus<Holder>({
    quiet: true,
    debounce: 0, // nothing is stored by Hocuspocus; see keep()
    async onAuthenticate({ documentName, token, request }) {
      articleNamed(documentName);
      return admit(request.headers.get('cookie'), token, siteUrl);
    },
    async onLoadDocument({ documentName }) {
      const loaded = await loadDraft(articleNamed(documentName)).catch((error) => {
        if (isRefusal(error)) throw new Denied('not-found');
        logger.error({ err: error, documentName }, 'a draft could not be loaded');
        throw new Denied('unavailable');
      });
      return loaded.state as never; // the types know a Doc only; the code takes an update as well
    },
    async beforeSync(payload) {
      const work = keep(payload, node);
      keeping.add(work);
      try {
        if (await work) deriver.changed(articleNamed(payload.documentName));
      } catch (error) {
        shut(payload.connection as Connection<Holder>, error);
        throw error;
      } finally {
        keeping.delete(work);
      }
    },
    async beforeHandleAwareness(payload) {
      showTrueNames(payload);
    },
    async afterUnloadDocument({ documentName }) {
      await deriver.settle(articleNamed(documentName));
    },
  });

  /** Closes the whole socket, so that the editor connects anew and is told why. */
  function shut(connection: Connection<Holder>, error: unknown): void {
    const reason = error instanceof Denied ? error.reason : 'unavailable';
    logger.warn({ reason, documentName: connection.document.name }, 'a collaboration socket is closed');
    connection.webSocket.close(closeCodes[reason], reason);
  }

  /** A user was disabled, demoted, or signed out somewhere: those who no longer hold a session are out at once. */
  async function askHolders(userId?: number): Promise<void> {
    const connections = [...hocuspocus.documents.values()].flatMap((document) => document.getConnections());
    await Promise.all(
      connections
        .filter(({ context }) => userId === undefined || (context as Holder).actor.id === userId)
        .map((connection) =>
          askAgain(connection.context as Holder, { now: true }).catch((error) => shut(connection, error)),
        ),
    );
  }

  const log = followLog(hocuspocus, node, logger);
  const notices = listenForNotices(process.env.DATABASE_URL ?? '', {
    channels: { draft: log.noticed, people: (payload) => void askHolders(Number(payload)) },
    afterGap() {
      log.catchUp();
      void askHolders();
    },
    log: logger,
  });

  const sockets = nodeSockets({
    serverOptions: { maxPayload: largestUpdate + 64 * 1024 },
    hooks: {
      open(peer) {
        clients.set(
          peer.id,
          hocuspocus.handleConnection(peer.websocket as WebSocketLike, peer.request as Request),
        );
      },
      message: (peer, message) => clients.get(peer.id)?.handleMessage(message.uint8Array()),
      close(peer, { code, reason }) {
        clients.get(peer.id)?.handleClose({ code: code ?? 1006, reason: reason ?? '' });
        clients.delete(peer.id);
      },
      error: (_, error) => logger.debug({ err: error }, 'a collaboration socket failed'),
    },
  });
  const clients = new Map<string, ReturnType<typeof hocuspocus.handleConnection>>();

  return {
    upgrade(request, socket, head) {
      if (comesFromOurPages(request, { siteUrl, siteUrlGiven: false }))
        return void sockets.handleUpgrade(request, socket, head);
      socket.on('error', () => socket.destroy()); // whoever is refused may be gone before it is said
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    },
    async close() {
      const connections = [...hocuspocus.documents.values()].flatMap((document) => document.getConnections());
      sockets.closeAll(1012, 'restart');
      await Promise.all(connections.map((connection) => connection.waitForPendingMessages()));
      await Promise.allSettled(keeping);
      await deriver.settle();
      await notices.close();
    },
  };
}
