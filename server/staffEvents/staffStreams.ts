import type { ServerResponse } from 'node:http';
import type { StaffBye, StaffChange, StaffTopic } from '#contracts/staffEvents.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { findActor } from '#editorial/people/sessions.ts';
import type { Logger } from '#server/logging/logging.ts';
import { mayReceive } from './topicBatch.ts';

/** Maximum streams per user; a browser needs one for all its tabs. A new stream closes the oldest. */
const MAX_STREAMS_PER_USER = 10;
/** Maximum bytes buffered for a slow client before its connection is closed. */
const MAX_WAITING_BYTES = 64 * 1024;

export type StaffStream = { actor: Actor; token: string | undefined; response: ServerResponse };

/** The open event streams of staff pages. */
export function createStaffStreams(logger: Logger, maxStreams: number) {
  const streams = new Set<StaffStream>(); // oldest first
  const streamsOf = (userId?: number) =>
    [...streams].filter(({ actor }) => userId === undefined || actor.id === userId);

  function send(stream: StaffStream, event: string, data: object): void {
    const { response, actor } = stream;
    if (response.writableLength > MAX_WAITING_BYTES) {
      logger.debug({ user: actor.id }, 'a slow stream of staff events is closed');
      streams.delete(stream);
      response.destroy();
    } else response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  function dismiss(stream: StaffStream, because: StaffBye['because']): void {
    if (!streams.has(stream)) return;
    send(stream, 'bye', { because } satisfies StaffBye);
    streams.delete(stream);
    stream.response.end();
  }

  return {
    send,
    sendTopics(stream: StaffStream, topics: StaffTopic[] | 'all'): void {
      const received = topics === 'all' ? topics : topics.filter((topic) => mayReceive(stream.actor, topic));
      if (received.length > 0) send(stream, 'change', { topics: received } satisfies StaffChange);
    },
    /** Closes the user's oldest streams if there are too many. @returns whether another stream may open */
    admit(userId: number): boolean {
      for (const oldest of streamsOf(userId).slice(0, 1 - MAX_STREAMS_PER_USER)) dismiss(oldest, 'too-many');
      return streams.size < maxStreams;
    },
    add(stream: StaffStream): void {
      const remove = () => streams.delete(stream);
      streams.add(stream);
      stream.response.once('close', remove).on('error', remove);
    },
    /** Closes the streams whose session has ended: of one user, or of all. */
    async recheck(userId?: number): Promise<void> {
      for (const stream of streamsOf(userId)) {
        // While the database is unavailable the session cannot be checked; no events are sent then either.
        const actor = await findActor(stream.token).catch(() => stream.actor);
        if (actor) stream.actor = actor;
        else dismiss(stream, 'signed-out');
      }
    },
    open: (): Iterable<StaffStream> => streams,
    size: () => streams.size,
    close(): void {
      for (const { response } of streams) response.end();
      streams.clear();
    },
  };
}
