import type { IncomingMessage, ServerResponse } from 'node:http';
import { isReadingApi } from '#server/frontServer/apiRequests.ts';
import { isStaffPath } from '#server/frontServer/staffPaths.ts';
import { createRenderer } from '#server/render/renderer.ts';
import { createRenderLanes, type Exists, TurnedAway } from '#server/render/renderLanes.ts';
import { RenderFailed, type Upstream } from '#server/render/renderRequest.ts';
import type { FindSheet } from '#server/render/styleSheets.ts';
import {
  composeApology,
  noAddress,
  readOnly,
  sendApology,
  tooManyRequests,
  unavailable,
  unreadableRequest,
} from './apologies.ts';
import type { Apology } from './apologyPage.ts';
import type { Cdn } from './cacheControl.ts';
import { addressesOf, createCacheWarmer, linkedFrom } from './cacheWarming.ts';
import { createLastModified } from './lastModified.ts';
import { createPageCache } from './pageCache.ts';
import { type PageWish, sendPressPage } from './pageResponse.ts';
import { createPicturePassThrough } from './picturePassThrough.ts';
import { readerAddress } from './readerAddress.ts';
import { createRenderQueue, type RenderedPage } from './requestCoalescing.ts';
import { createWholeResponses } from './wholeResponses.ts';

/** Picture paths, of the present and of a past moment. */
const isPicture = (key: string) => key.startsWith('/media/') || /^\/as-of\/[^/]+\/media\//.test(key);

/** Whether a picture can exist at an address: by asset id, or a social card by name. */
const isPictureAddress = (key: string) => /^(\/as-of\/[^/]+)?\/media\/(\d{1,15}|cards)\/[^/?]+$/.test(key);

/**
 * Whether the address, once normalized, is one that the press never serves, such as staff pages; the front server
 * routes those elsewhere.
 */
function isClosed(key: string): boolean {
  const [path = ''] = key.split('?', 1);
  return isStaffPath(path) && !isReadingApi(path);
}

/** The link in an email is a key to its subscription: it must not be logged. */
const withoutToken = (key: string) => key.replace(/^(\/subscriptions\/)[^/?]+/, '$1…');

type Log = (details: object, message: string) => void;
export type PressOptions = {
  /** Where Next listens. */
  upstream: Upstream;
  siteUrl: string;
  logger: { warn: Log; error: Log };
  /** Finds the style sheets that are inlined into pages. */
  find?: FindSheet;
  /** Maximum bytes of pages in memory, all encodings together. */
  maxBytes?: number;
  /** The CDN that is purged by tag, and so may store pages for longer. */
  cdn?: Cdn | undefined;
  /** Idle timeout of connections in seconds, as sent to readers. */
  keepAliveSeconds?: number;
  /** Whether pages are rendered again before readers request them. */
  warms?: boolean;
  /** Milliseconds to wait for Next. */
  timeout?: number;
  /** Checks whether a name exists for readers. */
  exists?: Exists;
};
export type Press = ReturnType<typeof createPress>;

/** Turns rendered pages into answers for readers and caches them. See `docs/decisions`. */
export function createPress(options: PressOptions) {
  const {
    upstream,
    siteUrl,
    logger,
    maxBytes = 64 * 1024 * 1024,
    cdn,
    keepAliveSeconds = 5,
    warms = false,
    timeout = 10_000,
  } = options;
  const shelf = createPageCache(maxBytes);
  const renderer = createRenderer({ upstream, siteUrl, timeout, find: options.find });
  const passage = createPicturePassThrough({ upstream, siteUrl, timeout });
  const counts = { hits: 0, misses: 0, stale: 0, renders: 0, failures: 0, turnedAway: 0 };
  const dating = createLastModified();
  const lanes = createRenderLanes(options.exists);
  const desk = createRenderQueue(shelf, async (key, asker) => {
    const render = async (lane: Parameters<typeof renderer.render>[1]) => {
      counts.renders++;
      return dating.dated(key, await renderer.render(key, lane));
    };
    return asker === 'nobody' ? render('early') : lanes.run(key, asker.client, render);
  });
  const warmer = createCacheWarmer({ make: desk.ahead, busy: lanes.busy });

  const sharing = { cdn };
  const wireOf = createWholeResponses(sharing, keepAliveSeconds);

  /** The answer for an address without content; null where content may exist. @throws as `find` of the render queue */
  async function findAbsent(key: string, client: string): Promise<RenderedPage | null> {
    const address = await lanes.standIn(key, client);
    if (address === key) return null;
    const found = hit(address) ?? (await desk.find(address, client));
    return found.page.status === 404 ? found : null;
  }

  /** Returns the page, or the error page to send. Failures are logged, except for clients over their budget. */
  async function find(key: string, client: string): Promise<{ found: RenderedPage } | { trouble: Apology }> {
    try {
      const found = (await findAbsent(key, client)) ?? (await desk.find(key, client));
      if (found.how !== 'hit') counts[found.how === 'stale' ? 'stale' : 'misses']++;
      return { found };
    } catch (error) {
      if (error instanceof TurnedAway) {
        counts.turnedAway++;
        return { trouble: error.status === 429 ? tooManyRequests : unavailable };
      }
      counts.failures++;
      const address = withoutToken(key);
      if (error instanceof RenderFailed) logger.warn({ address, reason: error.message }, 'no page to show');
      else logger.error({ address, err: error }, 'the press failed');
      return { trouble: unavailable };
    }
  }

  async function findAndAnswer(request: IncomingMessage, response: ServerResponse, key: string) {
    const client = String(request.headers['x-copydesk-client'] ?? '');
    const outcome = await find(key, client);
    if ('found' in outcome) sendPressPage(request, response, outcome.found, sharing);
    else sendApology(request, response, outcome.trouble);
  }

  function hit(key: string): RenderedPage | null {
    const page = desk.atHand(key);
    if (!page) return null;
    counts.hits++;
    return { page, how: 'hit' };
  }

  function serve(request: IncomingMessage, response: ServerResponse, key: string) {
    const found = hit(key);
    if (found) sendPressPage(request, response, found, sharing);
    else void findAndAnswer(request, response, key);
  }

  return {
    /** Answers a reader. Never throws. */
    handle(request: IncomingMessage, response: ServerResponse): void {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        request.resume();
        sendApology(request, response, readOnly);
        return;
      }
      const key = readerAddress(request.url ?? '/');
      if (key === null) sendApology(request, response, unreadableRequest);
      else if (isClosed(key) || (isPicture(key) && !isPictureAddress(key)))
        sendApology(request, response, noAddress);
      else if (isPicture(key)) passage.pass(request, response, key);
      else serve(request, response, key);
    },
    /**
     * The whole answer to a plain GET or HEAD of a reader page, the same as `handle` sends on a keep-alive connection;
     * null for anything else. A target that is itself the key of a cached page is looked up without normalizing. @param
     * client the client's address, used when the page must be rendered
     */
    wire(target: string, wish: PageWish, client = () => ''): Buffer | Promise<Buffer> | null {
      const here = hit(target);
      if (here) return wireOf.page(here, wish);
      const key = readerAddress(target);
      if (key === null || isPicture(key) || isClosed(key)) return null;
      const found = key === target ? null : hit(key);
      if (found) return wireOf.page(found, wish);
      return find(key, client()).then((outcome) =>
        'found' in outcome
          ? wireOf.page(outcome.found, wish)
          : wireOf.plain(composeApology(outcome.trouble, { ...wish, isMachine: false })),
      );
    },
    /** Drops every page with one of these tags and discards such renders in progress. */
    drop(tags: readonly string[]): void {
      dating.changed(tags);
      const dropped = desk.drop(tags);
      if (warms) warmer.want([...addressesOf(tags), ...dropped]);
    },
    /** Records when pages under a tag last changed, for pages that do not know their own date. */
    learn: dating.learn,
    /**
     * Call when notifications may have been lost: every page is rendered again, and is served stale only while
     * rendering fails.
     */
    dropAll: desk.dropAll,
    /**
     * Renders pages ahead of requests, one after another. Failures are ignored; the page is then rendered on demand.
     */
    async warm(keys: string[]): Promise<void> {
      for (const key of keys) await desk.ahead(key);
    },
    /** Renders the pages that a cached page links to, with low priority: most readers visit them first. */
    warmFrom(key: string, most = 30): void {
      const bytes = shelf.find(key)?.page.variants.identity.bytes;
      if (bytes) warmer.want(linkedFrom(bytes.toString(), most).map((path) => ({ key: path, asked: 1 })));
    },
    /** Resolves when no page waits to be rendered ahead. */
    settled: warmer.settled,
    stats: () => ({ ...counts, ...shelf.size() }),
    close() {
      warmer.close();
      renderer.close();
      passage.close();
    },
  };
}
