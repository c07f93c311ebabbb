import { RenderFailed } from '#server/render/renderRequest.ts';
import type { CachedPage, createPageCache, DroppedPages } from './pageCache.ts';
import type { PressPage } from './pressPage.ts';

export type RenderedPage = { page: PressPage; how: 'hit' | 'miss' | 'stale' };

/** A render in progress, and which tags were dropped since it began. */
type Flight = {
  promise: Promise<PressPage>;
  /** whether later requests may share it */
  isJoinable: boolean;
  dropped: Set<string>;
  isAllDropped: boolean;
};

/** Whether the page was possibly read from the database before a change. */
const isOvertaken = ({ dropped, isAllDropped }: Flight, { status, tags }: PressPage): boolean =>
  isAllDropped || (status === 404 && dropped.size > 0) || tags.some((tag) => dropped.has(tag));

const isFresh = ({ freshUntil }: PressPage): boolean => (freshUntil ?? 0) > performance.now();

/** Milliseconds between attempts while an old page is served. */
const RETRY_MS = 2_000;
const MAX_ATTEMPTS = 3;

/** The client (by its address) for which a page is rendered, or `nobody` when it is rendered in advance. */
export type RenderClient = { client: string } | 'nobody';

/** Finds pages in memory, or renders them: concurrent requests for a page share one render. */
export function createRenderQueue(
  cache: ReturnType<typeof createPageCache>,
  render: (key: string, requester: RenderClient) => Promise<PressPage>,
) {
  const flights = new Map<string, Flight>();
  const underWay = new Set<Flight>();

  function begin(key: string, requester: RenderClient): Flight {
    const promise = render(key, requester)
      .then((page) => {
        if (!isOvertaken(flight, page)) settle(key, page);
        return page;
      })
      .finally(() => {
        underWay.delete(flight);
        if (flights.get(key) === flight) flights.delete(key);
      });
    const flight: Flight = { promise, isJoinable: true, dropped: new Set(), isAllDropped: false };
    underWay.add(flight);
    flights.set(key, flight);
    return flight;
  }

  function settle(key: string, page: PressPage) {
    if (isFresh(page)) cache.keep(key, page);
    else cache.remove(key); // the page is sent, but is too old to cache
  }

  function overtake(tags: readonly string[] | 'all') {
    for (const flight of underWay) {
      flight.isJoinable = false; // later requests get a later render
      if (tags === 'all') flight.isAllDropped = true;
      else for (const tag of tags) flight.dropped.add(tag);
    }
  }

  async function obtain(key: string, requester: RenderClient): Promise<PressPage> {
    for (let attempt = 1; ; attempt++) {
      const current = flights.get(key);
      const flight = current?.isJoinable ? current : begin(key, requester);
      const page = await flight.promise;
      if (attempt === MAX_ATTEMPTS || !isOvertaken(flight, page)) return page;
    }
  }

  function findUsable(key: string): CachedPage | undefined {
    const cached = cache.find(key);
    return cached && !cached.suspect && isFresh(cached.page) ? cached : undefined;
  }

  return {
    /** The page, if it can be sent without waiting. */
    atHand(key: string): PressPage | null {
      const cached = findUsable(key);
      if (!cached) return null;
      cached.requests++;
      return cached.page;
    },
    /**
     * Renders a page before it is requested, unless it is in memory. Failures are ignored. A miss is not cached: an
     * address under embargo must answer its first reader like one that does not exist.
     */
    async ahead(key: string): Promise<void> {
      if (findUsable(key)) return;
      const page = await obtain(key, 'nobody').catch(() => null);
      if (page?.status === 404) cache.remove(key);
    },
    /** @throws RenderFailed when Next fails and there is no earlier page, or any other error that `render` throws */
    async find(key: string, client: string): Promise<RenderedPage> {
      const before = cache.find(key);
      if (before && before.retryAt > performance.now()) return { page: before.page, how: 'stale' };
      try {
        const page = await obtain(key, { client });
        const rendered = cache.find(key);
        if (rendered) rendered.requests++;
        return { page, how: 'miss' };
      } catch (error) {
        if (!(error instanceof RenderFailed)) throw error;
        const cached = cache.find(key); // looked up again: a page dropped meanwhile must not be served stale either
        if (!cached) throw error;
        cached.retryAt = performance.now() + RETRY_MS;
        return { page: cached.page, how: 'stale' };
      }
    },
    drop(tags: readonly string[]): DroppedPages[] {
      overtake(tags);
      return cache.drop(tags);
    },
    dropAll() {
      overtake('all');
      cache.suspectAll();
    },
  };
}
