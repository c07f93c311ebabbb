import type { Connection, Hocuspocus } from '@hocuspocus/server';
import { COLLAB_CLOSE_CODES } from '#contracts/collaboration.ts';
import { refuseBinned } from '#editorial/drafts/loadedDraft.ts';
import type { Logger } from '#server/logging/logging.ts';
import {
  AdmissionDenied,
  articleNamed,
  denialFor,
  type Holder,
  recheckAdmission,
} from './socketAdmission.ts';

/** Closes open connections if their user may no longer edit, or their article was deleted. */
export function createConnectionChecks(hocuspocus: Hocuspocus<Holder>, logger: Logger) {
  const connections = () =>
    [...hocuspocus.documents.values()].flatMap(
      (document) => document.getConnections() as Connection<Holder>[],
    );

  /** Closes the whole socket, so that the editor reconnects and receives the reason. */
  function shut(connection: Connection<Holder>, error: unknown): void {
    const reason = error instanceof AdmissionDenied ? error.reason : 'unavailable';
    logger.warn({ reason, documentName: connection.document.name }, 'a collaboration socket is closed');
    connection.webSocket.close(COLLAB_CLOSE_CODES[reason], reason);
  }

  return {
    connections,
    shut,
    /** Closes connections of users who were disabled, demoted or signed out. @param userId absent: checks all users */
    async recheckUsers(userId?: number): Promise<void> {
      const affected = connections().filter(
        ({ context }) => userId === undefined || context.actor.id === userId,
      );
      await Promise.all(
        affected.map((connection) =>
          recheckAdmission(connection.context, { now: true }).catch((error) => shut(connection, error)),
        ),
      );
    },
    /** Closes the connections of an article in the bin, as "deleted". Clients connect again when it is restored. */
    async recheckArticle(name: string): Promise<void> {
      const affected = hocuspocus.documents.get(name)?.getConnections() as Connection<Holder>[] | undefined;
      if (!affected?.length) return;
      await refuseBinned(articleNamed(name)).catch((error) => {
        for (const connection of affected) shut(connection, denialFor(error));
      });
    },
  };
}
