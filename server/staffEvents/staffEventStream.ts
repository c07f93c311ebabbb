import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type StaffBye,
  type StaffChange,
  type StaffHello,
  type StaffTopic,
  staffBeatMs,
  staffEventsPath,
} from '#contracts/staffEvents.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { sessionCookie } from '#editorial/people/sessionCookieName.ts';
import { findActor } from '#editorial/people/sessions.ts';
import { cookieNamed } from '#server/frontServer/requestCookie.ts';
import type { Logger } from '#server/logging/logging.ts';
import { createRecentTopics } from './recentTopics.ts';
import { createTopicBatch, mayReceive } from './topicBatch.ts';

/** Maximum streams per user; a browser needs one for all its tabs. A new stream closes the oldest. */
const MAX_STREAMS_PER_USER = 10;
const MAX_STREAMS = 2_000;
/** Maximum bytes buffered for a slow client before its connection is closed. */
const MAX_WAITING_BYTES = 64 * 1024;
/** Milliseconds after which a browser reconnects; a random part spreads the clients. */
const RETRY_MS = 2_000;

export interface StaffEvents {
  handles(target: string): boolean;
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Notifies every stream, within a tenth of a second, that these subjects have changed. */
  publish(topics: StaffTopic[] | 'all'): void;
  /** Closes the streams whose session has ended: of one user, or of all. */
  recheck(userId?: number): Promise<void>;
  size(): number;
  close(): void;
}

type Options = {
  siteUrl: string;
  build: string;
  logger: Logger;
  beatMs?: number;
  /** maximum for all users together */
  maxStreams?: number;
};
type Stream = { actor: Actor; token: string | undefined; response: ServerResponse };

/**
 * Server-sent events for staff pages, one stream per browser. An event says what changed, never the new content; pages
 * read that with their user's permissions.
 */
export function createStaffEvents({
  siteUrl,
  build,
  logger,
  beatMs = staffBeatMs,
  maxStreams = MAX_STREAMS,
}: Options): StaffEvents {
  const streams = new Set<Stream>(); // oldest first
  const cookie = sessionCookie(siteUrl).name;
  let closed = false;

  function send(stream: Stream, event: string, data: object): void {
    const { response } = stream;
    if (response.writableLength > MAX_WAITING_BYTES) {
      logger.debug({ user: stream.actor.id }, 'a slow listener to staff events is dropped');
      drop(stream);
      response.destroy();
      return;
    }
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  function drop(stream: Stream): void {
    streams.delete(stream);
  }

  function dismiss(stream: Stream, because: StaffBye['because']): void {
    if (!streams.has(stream)) return;
    send(stream, 'bye', { because } satisfies StaffBye);
    drop(stream);
    stream.response.end();
  }

  async function recheckStream(stream: Stream): Promise<void> {
    // While the database is unavailable the session cannot be checked; no events are sent then either.
    const actor = await findActor(stream.token).catch(() => stream.actor);
    if (actor) stream.actor = actor;
    else dismiss(stream, 'signed-out');
  }

  async function recheck(userId?: number): Promise<void> {
    const affected = [...streams].filter(({ actor }) => userId === undefined || actor.id === userId);
    for (const stream of affected) await recheckStream(stream);
  }

  function makeRoom(userId: number): boolean {
    const ownStreams = [...streams].filter(({ actor }) => actor.id === userId);
    for (const oldest of ownStreams.slice(0, Math.max(0, ownStreams.length - MAX_STREAMS_PER_USER + 1)))
      dismiss(oldest, 'too-many');
    return streams.size < maxStreams;
  }

  async function open(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Browsers send the request's site; other sites may not subscribe.
    const site = request.headers['sec-fetch-site'];
    if (request.method !== 'GET') return refuse(response, 405);
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return refuse(response, 403);
    const token = cookieNamed(cookie, request.headers.cookie ?? '');
    const actor = await findActor(token);
    if (closed || response.destroyed) return refuse(response, 503);
    if (!actor) return refuse(response, 401);
    if (!makeRoom(actor.id)) return refuse(response, 503);
    const stream: Stream = { actor, token, response };
    streams.add(stream);
    response.once('close', () => drop(stream)).on('error', () => drop(stream));
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no', // prevents nginx from buffering events
    });
    request.socket.setNoDelay(true);
    response.write(`retry: ${RETRY_MS}\n`);
    // Something may have changed between the page's query and its subscription.
    const ageMs = ageOf(request.url ?? '');
    send(stream, 'hello', { build, coversMs: recent.coversMs(ageMs) } satisfies StaffHello);
    sendTopics(stream, recent.topics(ageMs));
  }

  function sendTopics(stream: Stream, topics: StaffTopic[] | 'all'): void {
    const received = topics === 'all' ? topics : topics.filter((topic) => mayReceive(stream.actor, topic));
    if (received.length > 0) send(stream, 'change', { topics: received } satisfies StaffChange);
  }

  const recent = createRecentTopics();
  const batch = createTopicBatch((topics) => {
    recent.add(topics);
    for (const stream of streams) sendTopics(stream, topics);
  });

  let checking = false;
  const beat = setInterval(async () => {
    for (const stream of streams) send(stream, 'beat', {});
    if (checking) return;
    checking = true;
    await recheck().finally(() => {
      checking = false;
    });
  }, beatMs);

  return {
    handles: (target) => target.split('?', 1)[0] === staffEventsPath,
    handle(request, response) {
      open(request, response).catch((error) => {
        logger.debug({ err: error }, 'a stream of staff events could not be opened');
        if (response.headersSent) response.destroy();
        else refuse(response, 503);
      });
    },
    publish: batch.add,
    recheck,
    size: () => streams.size,
    close() {
      closed = true;
      clearInterval(beat);
      batch.close();
      for (const { response } of streams) response.end();
      streams.clear();
    },
  };
}

/** The age of the page's data, as the client states it, plus a margin because the data was read before it was sent. */
function ageOf(target: string): number {
  const statedAgeMs = Number(/[?&]age=(\d{1,9})/.exec(target)?.[1] ?? Number.POSITIVE_INFINITY);
  return statedAgeMs + 500;
}

function refuse(response: ServerResponse, status: number): void {
  if (response.destroyed) return;
  response.writeHead(status, {
    'Cache-Control': 'no-store',
    ...(status === 405 && { Allow: 'GET' }),
    ...(status === 503 && { 'Retry-After': '5' }),
  });
  response.end();
}
