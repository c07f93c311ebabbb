import type { IncomingMessage, ServerResponse } from 'node:http';
import { type StaffHello, type StaffTopic, staffBeatMs, staffEventsPath } from '#contracts/staffEvents.ts';
import { findActor } from '#editorial/people/sessions.ts';
import { sessionToken } from '#server/frontServer/requestCookie.ts';
import type { Logger } from '#server/logging/logging.ts';
import { createStaffStreams, type StaffStream } from './staffStreams.ts';
import { createRecentTopics, createTopicBatch } from './topicBatch.ts';

const MAX_STREAMS = 2_000;
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

/**
 * Server-sent events for staff pages, one stream per browser. An event names what changed but never contains the new
 * content, which pages read with their user's permissions.
 */
export function createStaffEvents(options: Options): StaffEvents {
  const { siteUrl, build, logger, beatMs = staffBeatMs, maxStreams = MAX_STREAMS } = options;
  const streams = createStaffStreams(logger, maxStreams);
  const recent = createRecentTopics();
  const batch = createTopicBatch((topics) => {
    recent.add(topics);
    for (const stream of streams.open()) streams.sendTopics(stream, topics);
  });
  let closed = false;

  async function open(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Browsers send the request's site; other sites may not subscribe.
    const site = request.headers['sec-fetch-site'] ?? 'none';
    if (request.method !== 'GET') return refuse(response, 405);
    if (site !== 'same-origin' && site !== 'none') return refuse(response, 403);
    const token = sessionToken(request.headers.cookie, siteUrl);
    const actor = await findActor(token);
    if (closed || response.destroyed) return refuse(response, 503);
    if (!actor) return refuse(response, 401);
    if (!streams.admit(actor.id)) return refuse(response, 503);
    const stream: StaffStream = { actor, token, response };
    streams.add(stream);
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no', // prevents nginx from buffering events
    });
    request.socket.setNoDelay(true);
    response.write(`retry: ${RETRY_MS}\n`);
    // Data may have changed between the page's query and its subscription.
    const ageMs = ageOf(request.url ?? '');
    streams.send(stream, 'hello', { build, coversMs: recent.coversMs(ageMs) } satisfies StaffHello);
    streams.sendTopics(stream, recent.topics(ageMs));
  }

  let isChecking = false;
  const beat = setInterval(async () => {
    for (const stream of streams.open()) streams.send(stream, 'beat', {});
    if (isChecking) return;
    isChecking = true;
    await streams.recheck().finally(() => {
      isChecking = false;
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
    recheck: streams.recheck,
    size: streams.size,
    close() {
      closed = true;
      clearInterval(beat);
      batch.close();
      streams.close();
    },
  };
}

/** The age of the page's data that the client states, plus a margin, because data is read before it is sent. */
function ageOf(target: string): number {
  const statedAgeMs = Number(/[?&]age=(\d{1,9})/.exec(target)?.[1] ?? Number.POSITIVE_INFINITY);
  return statedAgeMs + 500;
}

function refuse(response: ServerResponse, status: number): void {
  if (response.destroyed) return;
  const headers = {
    'Cache-Control': 'no-store',
    ...(status === 405 && { Allow: 'GET' }),
    ...(status === 503 && { 'Retry-After': '5' }),
  };
  response.writeHead(status, headers).end();
}
