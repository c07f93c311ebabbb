import type { IncomingMessage, ServerResponse } from 'node:http';
import { readerAddress } from './address.ts';
import { answer } from './answering.ts';
import { RenderFailed, type Upstream } from './asking.ts';
import { apologise, away, readOnly, unreadable } from './away.ts';
import { createDesk } from './obtaining.ts';
import { createPassage } from './passing.ts';
import { createRenderer } from './rendering.ts';
import { createShelf } from './shelf.ts';
import type { FindSheet } from './styling.ts';

/** Pictures of the present, and of a past moment. */
const isPicture = (key: string) => key.startsWith('/media/') || /^\/as-of\/[^/]+\/media\//.test(key);

/** A letter's link is a key to its subscription: no log shall hold it. */
const withoutToken = (key: string) => key.replace(/^(\/subscriptions\/)[^/?]+/, '$1…');

type Log = (details: object, message: string) => void;
export type PressOptions = {
  /** Where Next listens. */
  upstream: Upstream;
  siteUrl: string;
  logger: { warn: Log; error: Log };
  /** The style sheets that are written into the pages. */
  find?: FindSheet;
  /** Bytes of pages in memory, all encodings together. */
  maxBytes?: number;
  /** Seconds for which a shared cache may keep a page without asking. Raise it only with a purging CDN. */
  sharedSeconds?: number;
  /** Milliseconds to wait for Next. */
  timeout?: number;
};
export type Press = ReturnType<typeof createPress>;

/** Turns rendered pages into bytes for readers and keeps them in memory. See `docs/decisions`. */
export function createPress(options: PressOptions) {
  const {
    upstream,
    siteUrl,
    logger,
    maxBytes = 64 * 1024 * 1024,
    sharedSeconds = 1,
    timeout = 10_000,
  } = options;
  const shelf = createShelf(maxBytes);
  const renderer = createRenderer({ upstream, siteUrl, timeout, find: options.find });
  const passage = createPassage({ upstream, siteUrl, timeout });
  const counts = { hits: 0, misses: 0, stale: 0, renders: 0, failures: 0 };
  const desk = createDesk(shelf, (key) => {
    counts.renders++;
    return renderer.render(key);
  });

  async function findAndAnswer(request: IncomingMessage, response: ServerResponse, key: string) {
    try {
      const found = await desk.find(key);
      counts[found.how === 'stale' ? 'stale' : 'misses']++;
      answer(request, response, found, sharedSeconds);
    } catch (error) {
      counts.failures++;
      const address = withoutToken(key);
      if (error instanceof RenderFailed) logger.warn({ address, reason: error.message }, 'no page to show');
      else logger.error({ address, err: error }, 'the press failed');
      if (response.headersSent) response.destroy();
      else apologise(request, response, away);
    }
  }

  function serve(request: IncomingMessage, response: ServerResponse, key: string) {
    const page = desk.atHand(key);
    if (!page) {
      void findAndAnswer(request, response, key);
      return;
    }
    counts.hits++;
    answer(request, response, { page, how: 'hit' }, sharedSeconds);
  }

  return {
    /** Answers a reader. Never throws. */
    handle(request: IncomingMessage, response: ServerResponse): void {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        request.resume();
        apologise(request, response, readOnly);
        return;
      }
      const key = readerAddress(request.url ?? '/');
      if (key === null) apologise(request, response, unreadable);
      else if (isPicture(key)) passage.pass(request, response, key);
      else serve(request, response, key);
    },
    /** Forgets every page that shows one of these; renders under way are overtaken. */
    drop: desk.drop,
    /** Notices may have been lost: every page is asked for anew, and stands in only while nobody answers. */
    dropAll: desk.dropAll,
    /** Has pages made that somebody will ask for, one after another. What fails is left to whoever asks. */
    async warm(keys: string[]): Promise<void> {
      for (const key of keys) await desk.find(key).catch(() => {});
    },
    stats: () => ({ ...counts, ...shelf.size() }),
    close() {
      renderer.close();
      passage.close();
    },
  };
}
