import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '#server/logging/logging.ts';

export interface Notices {
  /** Handler for the notifications of each channel; it receives the raw payload. */
  channels: Record<string, (payload: string) => void>;
  /** Called each time LISTEN starts, at first and after a gap: earlier notifications may have been missed. */
  afterGap(): void;
  log: Logger;
}

/**
 * Listens to Postgres notifications on a dedicated connection, and reconnects until it is closed. A query every 15 s
 * detects a connection that has died silently.
 */
export function listenForNotices(
  url: string,
  { channels, afterGap, log }: Notices,
): { close(): Promise<void> } {
  let closed = false;
  let current: pg.Client | undefined;

  async function hear(onListening: () => void): Promise<void> {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      keepAlive: true,
      application_name: 'copydesk notices',
    });
    const lost = new Promise<void>((resolve) => client.once('end', resolve).on('error', () => resolve()));
    client.on('notification', ({ channel, payload }) => channels[channel]?.(payload ?? ''));
    current = client;
    let question: NodeJS.Timeout | undefined;
    try {
      await client.connect();
      for (const channel of Object.keys(channels))
        await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      onListening();
      const unanswered = new Promise<void>((resolve) => {
        question = setInterval(() => client.query('select').catch(() => resolve()), 15_000);
      });
      await Promise.race([lost, unanswered]);
    } finally {
      clearInterval(question);
      client.end().catch(() => {});
    }
  }

  async function keepHearing(): Promise<void> {
    let hasAnswered = false;
    let gap = false;
    let pause = 100;
    while (!closed) {
      try {
        await hear(() => {
          pause = 100;
          gap = false;
          hasAnswered = true;
          afterGap();
        });
      } catch (error) {
        log.debug({ err: error }, 'no connection for notices');
      }
      if (closed) return;
      if (hasAnswered && !gap) log.warn('The connection for notices was lost; it is being made again.');
      gap = true;
      await sleep(pause);
      pause = Math.min(pause * 2, 2_000);
    }
  }

  const ended = keepHearing();
  return {
    async close() {
      closed = true;
      await current?.end().catch(() => {});
      await Promise.race([ended, sleep(1_000)]);
    },
  };
}
