import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRenderer } from '#server/render/renderer.ts';
import { createRenderLanes, type Exists, TurnedAway } from '#server/render/renderLanes.ts';
import { RenderFailed, type Upstream } from '#server/render/renderRequest.ts';
import type { FindSheet } from '#server/render/styleSheets.ts';
import { addressKind } from './addressSubject.ts';
import { noAddress, readOnly, tooManyRequests, unavailable, unreadableRequest } from './apologies.ts';
import { type Apology, composeApology, sendApology } from './apologyPage.ts';
import type { Cdn } from './cacheControl.ts';
import { addressesOf, createCacheWarmer, linkedFrom } from './cacheWarming.ts';
import { createLastModified } from './lastModified.ts';
import { createPageCache } from './pageCache.ts';
import { type PressRequest, sendPressPage } from './pageResponse.ts';
import { createPicturePassThrough } from './picturePassThrough.ts';
import { readerAddress } from './readerAddress.ts';
import { createRenderQueue, type RenderedPage } from './requestCoalescing.ts';
import { createWholeResponses } from './wholeResponses.ts';

/** The path of a subscription contains its secret token, which must not be logged. */
const withoutToken = (key: string) => key.replace(/^(\/subscriptions\/)[^/?]+/, '$1…');

type Log = (details: object, message: string) => void;
export type PressOptions = {
  /** Where Next listens. */
  upstream: Upstream;
  siteUrl: string;
  logger: { warn: Log; error: Log };
  /** Finds the style sheets that are written into the pages. */
  find?: FindSheet | undefined;
  /** Bytes of pages in memory, all encodings together. */
  maxBytes?: number;
  /** A CDN that supports purging; it may store pages for longer than other caches. */
  cdn?: Cdn | undefined;
  /** Seconds for which the server keeps an idle connection, for the Keep-Alive header. */
  keepAliveSeconds?: number;
  /** Whether to render pages in advance that readers will probably request. */
  warms?: boolean;
  /** Milliseconds to wait for Next. */
  timeout?: number;
  /** Checks whether a name has content for readers. */
  exists?: Exists;
};
export type Press = ReturnType<typeof createPress>;

/** Turns rendered pages into bytes for readers and keeps them in memory. See `docs/decisions`. */
export function createPress(options: PressOptions) {
  const { upstream, siteUrl, logger, cdn, warms = false, timeout = 10_000 } = options;
  const cache = createPageCache(options.maxBytes ?? 64 * 1024 * 1024);
  const renderer = createRenderer({ upstream, siteUrl, timeout, find: options.find });
  const pictures = createPicturePassThrough({ upstream, siteUrl, timeout });
  const counts = { hits: 0, misses: 0, stale: 0, renders: 0, failures: 0, turnedAway: 0 };
  const lastModified = createLastModified();
  const lanes = createRenderLanes(options.exists);
  const queue = createRenderQueue(cache, async (key, requester) => {
    const render = async (lane: Parameters<typeof renderer.render>[1]) => {
      counts.renders++;
      return lastModified.dated(key, await renderer.render(key, lane));
    };
    return requester === 'nobody' ? render('early') : lanes.run(key, requester.client, render);
  });
  const warmer = createCacheWarmer({ make: queue.ahead, busy: lanes.busy });
  const sharing = { cdn };
  const responses = createWholeResponses(sharing, options.keepAliveSeconds ?? 5);

  /** The answer for an address without content; null if there may be content. @throws the same as `queue.find` */
  async function findAbsent(key: string, client: string): Promise<RenderedPage | null> {
    const address = await lanes.standIn(key, client);
    if (address === key) return null;
    const rendered = findHit(address) ?? (await queue.find(address, client));
    return rendered.page.status === 404 ? rendered : null;
  }

  /** @returns the page, or the error page to send instead. Errors other than an exceeded budget are logged. */
  async function find(key: string, client: string): Promise<RenderedPage | Apology> {
    try {
      const rendered = (await findAbsent(key, client)) ?? (await queue.find(key, client));
      if (rendered.how !== 'hit') counts[rendered.how === 'stale' ? 'stale' : 'misses']++;
      return rendered;
    } catch (error) {
      if (error instanceof TurnedAway) {
        counts.turnedAway++;
        return error.status === 429 ? tooManyRequests : unavailable;
      }
      counts.failures++;
      const address = withoutToken(key);
      if (error instanceof RenderFailed) logger.warn({ address, reason: error.message }, 'no page to show');
      else logger.error({ address, err: error }, 'the press failed');
      return unavailable;
    }
  }

  function findHit(key: string): RenderedPage | null {
    const page = queue.atHand(key);
    if (!page) return null;
    counts.hits++;
    return { page, how: 'hit' };
  }

  async function serve(request: IncomingMessage, response: ServerResponse, key: string): Promise<void> {
    const client = String(request.headers['x-copydesk-client'] ?? '');
    const result = findHit(key) ?? (await find(key, client));
    if ('page' in result) sendPressPage(request, response, result, sharing);
    else sendApology(request, response, result);
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
      const kind = key === null ? null : addressKind(key);
      if (key === null) sendApology(request, response, unreadableRequest);
      else if (kind === 'none') sendApology(request, response, noAddress);
      else if (kind === 'picture') pictures.pass(request, response, key);
      else void serve(request, response, key);
    },
    /**
     * The whole answer to a plain GET or HEAD of a reader's page, the same that `handle` sends on a connection that
     * stays open; null if it is not a page. A target that is itself the key of a page in memory is not parsed.
     * @param client returns the client's address, which only a render needs
     */
    wire(target: string, request: PressRequest, client = () => ''): Buffer | Promise<Buffer> | null {
      const immediate = findHit(target);
      if (immediate) return responses.page(immediate, request);
      const key = readerAddress(target);
      if (key === null || addressKind(key) !== 'page') return null;
      const hit = key === target ? null : findHit(key);
      if (hit) return responses.page(hit, request);
      return find(key, client()).then((result) =>
        'page' in result
          ? responses.page(result, request)
          : responses.plain(composeApology(result, { ...request, isMachine: false })),
      );
    },
    /** Drops pages that have any of the tags; renders in progress are repeated. */
    drop(tags: readonly string[]): void {
      lastModified.changed(tags);
      const dropped = queue.drop(tags);
      if (warms) warmer.want([...addressesOf(tags), ...dropped]);
    },
    learn: lastModified.learn,
    /** Notifications may have been missed: every page is rendered again before it is served, unless rendering fails. */
    dropAll: queue.dropAll,
    /** Renders pages before they are requested, one after another. Failures are ignored. */
    async warm(keys: string[]): Promise<void> {
      for (const key of keys) await queue.ahead(key);
    },
    /** Renders, at low priority, the pages that a page in memory links to: the next page of most readers. */
    warmFrom(key: string, most = 30): void {
      const bytes = cache.find(key)?.page.variants.identity.bytes;
      if (bytes) warmer.want(linkedFrom(bytes.toString(), most).map((path) => ({ key: path, requests: 1 })));
    },
    /** Resolves when no page waits to be rendered ahead. */
    settled: warmer.settled,
    stats: () => ({ ...counts, ...cache.size() }),
    close() {
      warmer.close();
      renderer.close();
      pictures.close();
    },
  };
}
