import { randomUUID } from 'node:crypto';
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Connection, Hocuspocus, type WebSocketLike } from '@hocuspocus/server';
import nodeSockets from 'crossws/adapters/node';
import { MAX_UPDATE_BYTES } from '#contracts/collaboration.ts';
import type { StaffTopic } from '#contracts/staffEvents.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { isRefusal } from '#editorial/access/refusal.ts';
import { upgradeDraft } from '#editorial/drafts/draftUpgrades.ts';
import { type LoadedDraft, loadDraftNotInBin } from '#editorial/drafts/loadedDraft.ts';
import { findActor } from '#editorial/people/sessions.ts';
import { listenForNotices, namesIn } from '#server/database/databaseNotices.ts';
import { sessionToken } from '#server/frontServer/requestCookie.ts';
import { comesFromOurPages } from '#server/frontServer/requestOrigin.ts';
import type { Logger } from '#server/logging/logging.ts';
import { createConnectionChecks } from './connectionChecks.ts';
import { corked } from './corkedSocket.ts';
import { createDeriver } from './draftDeriver.ts';
import { followLog } from './logFollower.ts';
import { createMemoryReturn } from './memoryReturn.ts';
import { showTrueNames } from './presence.ts';
import { admit, articleNamed, denialFor, type Holder } from './socketAdmission.ts';
import { createSocketGuard, type SocketLimits } from './socketGuard.ts';
import { createUpdateQueue, storeUpdate } from './updateStorage.ts';
import { createVisits } from './visits.ts';

export interface Collab {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes the sockets after all received updates are stored and the derived columns are up to date. */
  close(): Promise<void>;
}

type Options = { logger: Logger; siteUrl: string; limits?: SocketLimits };

/**
 * The WebSocket server for collaborative editing. Postgres stores the drafts; this process has only open documents in
 * memory, and acknowledges an update only after its commit.
 */
export function createCollab({ logger, siteUrl, limits }: Options): Collab {
  const node = randomUUID();
  const deriver = createDeriver(logger);
  const append = createUpdateQueue(logger);
  const storing = new Set<Promise<unknown>>();
  const guard = createSocketGuard(limits);
  const visits = createVisits(logger);

  const hocuspocus: Hocuspocus<Holder> = new Hocuspocus<Holder>({
    quiet: true,
    debounce: 0, // Hocuspocus stores nothing; see storeUpdate()
    async onAuthenticate({ documentName, token, request, connectionConfig }) {
      articleNamed(documentName);
      const holder = await admit(request.headers.get('cookie'), token, siteUrl);
      connectionConfig.readOnly = holder.isReviewing;
      guard.authenticated(request.headers);
      return holder;
    },
    async onLoadDocument({ documentName }) {
      const loaded = await loadForEditing(articleNamed(documentName)).catch((error) => {
        if (!isRefusal(error)) logger.error({ err: error, documentName }, 'a draft could not be loaded');
        throw denialFor(error);
      });
      return loaded.state as never; // the declared type is Doc only; the implementation also accepts an update
    },
    async beforeSync(payload) {
      const work = storeUpdate(payload, { node, append, reread: log.reread });
      storing.add(work);
      try {
        if (await work) deriver.changed(articleNamed(payload.documentName));
      } catch (error) {
        checks.shut(payload.connection as Connection<Holder>, error);
        throw error;
      } finally {
        storing.delete(work);
      }
    },
    async beforeHandleAwareness(payload) {
      showTrueNames(payload);
    },
    async onDisconnect(connection) {
      visits.disconnected(connection);
    },
    async afterUnloadDocument({ documentName }) {
      await deriver.settle(articleNamed(documentName));
    },
  });

  async function loadForEditing(articleId: ArticleId): Promise<LoadedDraft> {
    if (await upgradeDraft(articleId)) deriver.changed(articleId);
    return loadDraftNotInBin(articleId);
  }

  const checks = createConnectionChecks(hocuspocus, logger);
  const log = followLog(hocuspocus, node, logger, checks.shut);
  const notices = listenForNotices(process.env.DATABASE_URL ?? '', {
    channels: {
      draft: log.noticed,
      staff(payload) {
        for (const topic of namesIn<StaffTopic>(payload, logger)) {
          const [kind, id] = topic.split(':');
          if (kind === 'draft' && id) deriver.derived(Number(id) as ArticleId);
        }
      },
      people: (payload) => void checks.recheckUsers(Number(payload)),
      bin: (payload) => void checks.recheckArticle(payload),
    },
    afterGap() {
      log.catchUp();
      void checks.recheckUsers();
      for (const name of hocuspocus.documents.keys()) void checks.recheckArticle(name);
    },
    log: logger,
  });

  const clients = new Map<string, ReturnType<typeof hocuspocus.handleConnection>>();
  const memory = createMemoryReturn();
  const sockets = nodeSockets({
    serverOptions: { maxPayload: MAX_UPDATE_BYTES + 64 * 1024 },
    hooks: {
      open({ id, websocket, request }) {
        const socket = guard.socketOf(request.headers);
        if (!socket) return websocket.close?.(); // it has closed meanwhile
        const client = corked(websocket as WebSocketLike, socket);
        clients.set(id, hocuspocus.handleConnection(client, request as Request));
        memory.update(clients.size);
      },
      message: (peer, message) => clients.get(peer.id)?.handleMessage(message.uint8Array()),
      close(peer, { code, reason }) {
        clients.get(peer.id)?.handleClose({ code: code ?? 1006, reason: reason ?? '' });
        clients.delete(peer.id);
        memory.update(clients.size);
      },
      error: (_, error) => logger.debug({ err: error }, 'a collaboration socket failed'),
    },
  });

  /**
   * Called before any data of the socket is read. @returns the HTTP status of a refusal, or null to accept the socket
   */
  async function admitSocket(request: IncomingMessage, socket: Duplex): Promise<number | null> {
    if (!comesFromOurPages(request, { siteUrl, isSiteUrlSet: false })) return 403;
    const refused = guard.enter(request, socket);
    if (refused !== null) return refused;
    return findActor(sessionToken(request.headers.cookie, siteUrl)).then(
      (actor) => (actor ? null : 401),
      () => null, // the database is unavailable: the editor receives that reason over the socket
    );
  }

  return {
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy()); // a refused client may have disconnected before the answer is written
      void admitSocket(request, socket).then(async (status) => {
        if (status !== null) return refuseUpgrade(socket, status);
        const watch = guard.name(request, socket);
        await sockets.handleUpgrade(request, socket, head);
        watch();
      });
    },
    async close() {
      const connections = checks.connections();
      visits.stop();
      sockets.closeAll(1012, 'restart');
      await Promise.all(connections.map((connection) => connection.waitForPendingMessages()));
      await Promise.allSettled(storing);
      await visits.endAll(connections);
      await deriver.settle();
      await notices.close();
      log.close();
    },
  };
}

/** Answers an upgrade request that is refused. */
function refuseUpgrade(socket: Duplex, status: number): void {
  const retry = status === 429 || status === 503 ? 'Retry-After: 5\r\n' : '';
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${retry}Connection: close\r\nContent-Length: 0\r\n\r\n`,
    () => socket.destroy(),
  );
}
