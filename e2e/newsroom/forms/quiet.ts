import type { Page, Request } from '@playwright/test';

/** Looks in a row at which nothing may be under way: an action may wait for one that has just ended. */
const LOOKS = 3;

const isOfPage = (request: Request) =>
  request.resourceType() === 'fetch' && !request.url().includes('/newsroom/events');

/** Counts what the page asks the server. @returns what waits until it asks nothing any more */
export function watchRequests(page: Page): () => Promise<void> {
  let started = 0;
  const underWay = new Set<Request>();
  page.on('request', (request) => {
    if (!isOfPage(request)) return;
    started += 1;
    underWay.add(request);
  });
  for (const ended of ['requestfinished', 'requestfailed'] as const)
    page.on(ended as 'requestfinished', (request) => void underWay.delete(request));

  return async () => {
    for (let calm = 0, seen = -1; calm < LOOKS; ) {
      // Two frames: whatever a click began has been begun.
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      calm = underWay.size === 0 && seen === started ? calm + 1 : 0;
      seen = started;
    }
  };
}
