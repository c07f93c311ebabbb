import type { Page, Request } from '@playwright/test';

/** Checks in a row that must find no open request: a queued action starts only after the previous one ends. */
const CALM_CHECKS = 3;

const isOfPage = (request: Request) =>
  request.resourceType() === 'fetch' && !request.url().includes('/newsroom/events');

/** Tracks the page's requests. @returns a function that waits until none is open and none starts */
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
    for (let calm = 0, seen = -1; calm < CALM_CHECKS; ) {
      // After two frames, the requests caused by a click have started.
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      calm = underWay.size === 0 && seen === started ? calm + 1 : 0;
      seen = started;
    }
  };
}
