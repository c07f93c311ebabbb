import { expect } from '@playwright/test';
import { test } from '#e2e/setting/test.ts';

const most = 14_000; // bytes, uncompressed

test('every page of the text edition has only text and links, at most 14 kB, and its links stay in the edition', async ({
  request,
}) => {
  const waiting = ['/text', '/text?language=zh-CN', '/text?language=ar'];
  const seen = new Set(waiting);
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    const answer = await request.get(path, { headers: { 'accept-encoding': 'identity' } });
    if (answer.status() !== 200) {
      // A story may link to one that is not live; then the page outside the text edition is missing too.
      const inPaper = await request.get(path.replace(/^\/text/, ''));
      expect(path).toMatch(/^\/text\/articles\//);
      expect(answer.status(), path).toBe(inPaper.status());
      continue;
    }
    const html = await answer.text();
    expect(Buffer.byteLength(html), path).toBeLessThanOrEqual(most);
    expect(html, path).not.toMatch(/<(img|picture|script|style|svg|iframe)\b|rel="(stylesheet|preload)"/);
    expect(html, path).toContain('rel="canonical"');
    expect(answer.headers()['x-press'], path).toBeDefined();
    for (const [, href = ''] of html.matchAll(/<a [^>]*href="([^"]+)"/g)) {
      const to = href.replaceAll('&amp;', '&').replace(/#.*/, '');
      if (to === '/text' || to.startsWith('/text/') || to.startsWith('/text?')) {
        if (!seen.has(to)) waiting.push(to);
        seen.add(to);
      }
    }
  }
  expect(seen.size).toBeGreaterThan(80);
  expect([...seen].some((path) => path.startsWith('/text/articles/'))).toBe(true);
});

test('a search and a history stay in the edition', async ({ page }) => {
  await page.goto('/text');
  await page.getByRole('link', { name: 'Search' }).click();
  await page.getByRole('searchbox', { name: 'Search the paper' }).fill('harbour');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(/\/text\/search\?q=harbour$/);
  const html = await (await page.request.get('/text/search?q=harbour')).text();
  expect(Buffer.byteLength(html)).toBeLessThanOrEqual(most);
  expect(html.match(/<li/g)?.length).toBeGreaterThan(5);
  for (const [, href = ''] of html.matchAll(/<li[^>]*>(?:<strong>[^<]*<\/strong>)?<a href="([^"]+)"/g))
    expect(href).toMatch(/^\/text\/articles\//);
  await page.getByRole('listitem').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/text\/articles\//);
  await page.goto('/text/search?q=harbuor');
  await expect(page.getByRole('link', { name: 'harbour', exact: true })).toHaveAttribute(
    'href',
    '/text/search?q=harbour',
  );
  await page.goto('/text/articles/tram-line-four-delay');
  await page.getByRole('link', { name: /releases/ }).click();
  await expect(page).toHaveURL(/\/text\/articles\/tram-line-four-delay\/history$/);
  await expect(page.getByRole('listitem').first()).toContainText('What readers see now');
  const gone = await page.request.get('/text/articles/no-such-story/history');
  expect(gone.status()).toBe(404);
});

test('the edition has the statuses of the normal pages: gone, missing and moved', async ({ request }) => {
  const gone = await request.get('/text/articles/night-buses-return');
  expect(gone.status()).toBe(410);
  expect(await gone.text()).toContain('This story has been withdrawn');
  for (const path of [
    '/text/articles/no-such-story',
    '/text/nowhere',
    '/text/articles/avocet-enters-service/9',
  ])
    expect((await request.get(path)).status(), path).toBe(404);
});
