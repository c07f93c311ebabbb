import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '#server/logging/logging.ts';
import { lastingClient } from './connections.ts';

type Options = {
  /** Handler for the notifications of each channel; it receives the raw payload. */
  channels: Record<string, (payload: string) => void>;
  /** Called each time LISTEN starts, at first and after a gap: earlier notifications may have been missed. */
  afterGap(): void;
  log: Logger;
};

export type NoticeListener = { close(): Promise<void> };

const CHECK_INTERVAL_MS = 15_000;
const MIN_PAUSE_MS = 100;
const MAX_PAUSE_MS = 2_000;

/**
 * Listens to Postgres notifications on a dedicated connection, and reconnects until it is closed. A query every 15 s
 * detects a connection that has died silently.
 */
export function listenForNotices(url: string, { channels, afterGap, log }: Options): NoticeListener {
  let closed = false;
  let current: pg.Client | undefined;

  /** Listens until the connection is lost. */
  async function listenOnce(onListening: () => void): Promise<void> {
    const client = lastingClient(url, 'copydesk notices', 5_000);
    const { promise: lost, resolve: onLost } = Promise.withResolvers<void>();
    client.once('end', () => onLost()).on('error', () => onLost());
    client.on('notification', ({ channel, payload }) => channels[channel]?.(payload ?? ''));
    current = client;
    let checking: NodeJS.Timeout | undefined;
    try {
      await client.connect();
      for (const channel of Object.keys(channels))
        await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      onListening();
      checking = setInterval(() => client.query('select').catch(() => onLost()), CHECK_INTERVAL_MS);
      await lost;
    } finally {
      clearInterval(checking);
      client.end().catch(() => {});
    }
  }

  async function keepListening(): Promise<void> {
    let isListening = false;
    let pauseMs = MIN_PAUSE_MS;
    while (!closed) {
      try {
        await listenOnce(() => {
          pauseMs = MIN_PAUSE_MS;
          isListening = true;
          afterGap();
        });
      } catch (error) {
        log.debug({ err: error }, 'no connection for notifications');
      }
      if (closed) return;
      if (isListening) log.warn('The connection for notifications was lost; reconnecting.');
      isListening = false;
      await sleep(pauseMs);
      pauseMs = Math.min(pauseMs * 2, MAX_PAUSE_MS);
    }
  }

  const ended = keepListening();
  return {
    async close() {
      closed = true;
      await current?.end().catch(() => {});
      await Promise.race([ended, sleep(1_000)]);
    },
  };
}

/** Parses a notification's payload: a JSON array of names. */
export function namesIn<Name extends string>(payload: string, log: Logger): Name[] {
  try {
    return JSON.parse(payload) as Name[];
  } catch {
    log.warn({ payload }, 'a notification was not JSON');
    return [];
  }
}
