import type { Connection, Document } from '@hocuspocus/server';
import { createConcurrencyLimit } from '#contracts/concurrencyLimit.ts';
import { isRefusal } from '#editorial/access/refusal.ts';
import { recordVisit } from '#editorial/drafts/draftVisits.ts';
import type { Logger } from '#server/logging/logging.ts';
import { articleNamed, type Holder } from './socketAdmission.ts';

/** Visits that are recorded at the same time: when a server stops, every editor is disconnected at once. */
const MAX_RECORDED_TOGETHER = 4;

type OpenConnection = Pick<Connection<Holder>, 'context' | 'document'>;

/** Records how much of a draft's log people have seen, when they close the draft. */
export function createVisits(logger: Logger) {
  const recording = new Set<Promise<void>>();
  const limited = createConcurrencyLimit(MAX_RECORDED_TOGETHER);
  let isStopping = false;

  function end({ context: { actor, isReviewing }, document }: OpenConnection): void {
    if (isReviewing) return;
    const articleId = articleNamed(document.name);
    const work = limited(() => recordVisit(actor, articleId))
      .catch((error) => {
        if (!isRefusal(error)) logger.warn({ err: error, articleId }, 'a visit could not be recorded');
      })
      .finally(() => recording.delete(work));
    recording.add(work);
  }

  return {
    /** A connection has ended. The visit goes on while the person has the draft open elsewhere on this node. */
    disconnected(connection: OpenConnection): void {
      if (!isStopping && !isOpenFor(connection.context.actor.id, connection.document)) end(connection);
    },
    /** From now on, no visit is recorded by itself: `endAll` does that when the last updates are stored. */
    stop(): void {
      isStopping = true;
    },
    /** Ends the visits of these connections. Resolves when these and earlier ones are recorded. */
    async endAll(connections: OpenConnection[]): Promise<void> {
      for (const connection of connections) end(connection);
      await Promise.all(recording);
    },
  };
}

const isOpenFor = (userId: number, document: Document): boolean =>
  (document.getConnections() as Connection<Holder>[]).some(
    ({ context }) => context.actor.id === userId && !context.isReviewing,
  );
