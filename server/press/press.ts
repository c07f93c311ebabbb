import type { IncomingMessage, ServerResponse } from 'node:http';
import { matchRoute, splitEdition, TEXT_EDITION } from '#contracts/routes.ts';
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

/** Pictures of the present, and of a past moment. */
function isPicture(key: string): boolean {
  const { edition, path } = splitEdition(key);
  return edition !== TEXT_EDITION && path.startsWith('/media/');
}

/** Whether a picture can be at such an address: by its number, or a card by its name. */
const isPictureAddress = (key: string) =>
  ['picture', 'card'].includes(matchRoute(splitEdition(key).path)?.route ?? '');

/** An odd spelling of what the press never shows: staff pages and their like, which the front server sends elsewhere. */
function isClosed(key: string): boolean {
  const [path = ''] = key.split('?', 1);
  return isStaffPath(path) && !isReadingApi(path);
}

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
  /** The network that is told what to forget, and so may keep pages for longer. */
  cdn?: Cdn | undefined;
  /** Seconds for which the server keeps a silent connection, as it tells readers. */
  keepAliveSeconds?: number;
  /** Whether pages that readers will ask for are made before they do. */
  warms?: boolean;
  /** Milliseconds to wait for Next. */
  timeout?: number;
  /** Whether readers find anything under a name. */
  exists?: Exists;
};
export type Press = ReturnType<typeof createPress>;

/** Turns rendered pages into bytes for readers and keeps them in memory. See `docs/decisions`. */
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

  /** What an address answers at which there is nothing; null where there may be something. @throws as `desk.find` */
  async function findAbsent(key: string, client: string): Promise<RenderedPage | null> {
    const address = await lanes.standIn(key, client);
    if (address === key) return null;
    const found = hit(address) ?? (await desk.find(address, client));
    return found.page.status === 404 ? found : null;
  }

  /** Trouble when there is no page to show; but for a client that asks too much, it is said in the log. */
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
     * The whole answer to a plain GET or HEAD of a reader's page, the same as `handle` sends on a connection that stays
     * open; null for what is not a page. A target that is itself the name of a page in memory needs no other look.
     * @param client its address, for when a page has to be made
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
    /** Forgets every page that shows one of these; renders under way are overtaken. */
    drop(tags: readonly string[]): void {
      dating.changed(tags);
      const dropped = desk.drop(tags);
      if (warms) warmer.want([...addressesOf(tags), ...dropped]);
    },
    /** What goes under a tag last changed then: for pages that cannot tell their own date. */
    learn: dating.learn,
    /** Notices may have been lost: every page is asked for anew, and stands in only while nobody answers. */
    dropAll: desk.dropAll,
    /** Has pages made that somebody will ask for, one after another. What fails is left to whoever asks. */
    async warm(keys: string[]): Promise<void> {
      for (const key of keys) await desk.ahead(key);
    },
    /** Has the pages made, in peace, to which one in memory leads: the first screens of most readers. */
    warmFrom(key: string, most = 30): void {
      const bytes = shelf.find(key)?.page.variants.identity.bytes;
      if (bytes) warmer.want(linkedFrom(bytes.toString(), most).map((path) => ({ key: path, asked: 1 })));
    },
    /** Resolves when no page waits to be made ahead. */
    settled: warmer.settled,
    stats: () => ({ ...counts, ...shelf.size() }),
    close() {
      warmer.close();
      renderer.close();
      passage.close();
    },
  };
}
