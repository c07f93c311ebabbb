import { RenderFailed } from '#server/render/renderRequest.ts';
import type { createPageCache, DroppedPages } from './pageCache.ts';
import type { PressPage } from './pressPage.ts';

export type RenderedPage = { page: PressPage; how: 'hit' | 'miss' | 'stale' };

/** A render in progress. `overtaken` says whether tags of the page were dropped after the render began. */
type Flight = {
  promise: Promise<PressPage>;
  joinable: boolean;
  overtaken: (page: PressPage) => boolean;
};

const RETRY_AFTER = 2_000; // ms between attempts while an old page is served
const ATTEMPTS = 3;

/** Who a page is rendered for: a client, by its address, or nobody yet. */
export type RenderClient = { client: string } | 'nobody';

/** Finds pages in memory, or renders them: concurrent requests for a page share one render. */
export function createRenderQueue(
  shelf: ReturnType<typeof createPageCache>,
  render: (key: string, asker: RenderClient) => Promise<PressPage>,
) {
  const flights = new Map<string, Flight>();
  const underWay = new Set<{ dropped: Set<string>; all: boolean; flight?: Flight }>();

  function begin(key: string, asker: RenderClient): Flight {
    const notices = { dropped: new Set<string>(), all: false, flight: undefined as Flight | undefined };
    const overtaken = (page: PressPage) =>
      notices.all ||
      (page.status === 404 && notices.dropped.size > 0) ||
      page.tags.some((tag) => notices.dropped.has(tag));
    const promise = render(key, asker)
      .then((page) => {
        // The render may have read the database before the change that caused the drop.
        if (!overtaken(page)) settle(key, page);
        return page;
      })
      .finally(() => {
        underWay.delete(notices);
        if (flights.get(key) === flight) flights.delete(key);
      });
    const flight: Flight = { promise, joinable: true, overtaken };
    notices.flight = flight;
    underWay.add(notices);
    flights.set(key, flight);
    return flight;
  }

  function settle(key: string, page: PressPage) {
    if (page.freshUntil !== null && page.freshUntil > performance.now()) shelf.keep(key, page);
    else shelf.remove(key); // the page is sent, but is too old to cache
  }

  function notice(tags: readonly string[] | 'all') {
    for (const notices of underWay) {
      if (tags === 'all') notices.all = true;
      else for (const tag of tags) notices.dropped.add(tag);
      if (notices.flight) notices.flight.joinable = false; // later requests get a later render
    }
  }

  async function obtain(key: string, asker: RenderClient): Promise<PressPage> {
    for (let attempt = 1; ; attempt++) {
      const current = flights.get(key);
      const flight = current?.joinable ? current : begin(key, asker);
      const page = await flight.promise;
      if (attempt === ATTEMPTS || !flight.overtaken(page)) return page;
    }
  }

  return {
    /** The page, if it can be sent without waiting. */
    atHand(key: string): PressPage | null {
      const kept = shelf.find(key);
      if (!kept || kept.suspect) return null;
      if ((kept.page.freshUntil ?? 0) <= performance.now()) return null;
      kept.asked++;
      return kept.page;
    },
    /**
     * Renders a page before it is requested, unless it is in memory. Failures are ignored. A miss is not cached: an
     * address under embargo must answer its first reader like one that does not exist.
     */
    async ahead(key: string): Promise<void> {
      const kept = shelf.find(key);
      const isThere = kept && !kept.suspect && (kept.page.freshUntil ?? 0) > performance.now();
      if (isThere) return;
      const page = await obtain(key, 'nobody').catch(() => null);
      if (page?.status === 404) shelf.remove(key);
    },
    /** @throws RenderFailed when Next fails and there is no earlier page, or any other error that `render` throws */
    async find(key: string, client: string): Promise<RenderedPage> {
      const before = shelf.find(key);
      if (before && before.retryAt > performance.now()) return { page: before.page, how: 'stale' };
      try {
        const page = await obtain(key, { client });
        const made = shelf.find(key);
        if (made) made.asked++;
        return { page, how: 'miss' };
      } catch (error) {
        if (!(error instanceof RenderFailed)) throw error;
        const kept = shelf.find(key); // looked up again: a page dropped meanwhile must not be served stale either
        if (!kept) throw error;
        kept.retryAt = performance.now() + RETRY_AFTER;
        return { page: kept.page, how: 'stale' };
      }
    },
    drop(tags: readonly string[]): DroppedPages[] {
      notice(tags);
      return shelf.drop(tags);
    },
    dropAll() {
      notice('all');
      shelf.suspectAll();
    },
  };
}
