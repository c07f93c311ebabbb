import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { test } from '#e2e/setting/test.ts';

const path = '/articles/avocet-enters-service';

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };

/** Sends a plain HTTP request: the response is neither decoded nor cached. */
function get(address: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(new URL(address, process.env.COPYDESK_URL), { headers, method }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      );
    });
    outgoing.on('error', reject).end();
  });
}

test('an article page contains no framework script', async () => {
  const { body } = await get(path);
  const html = body.toString();
  const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
  expect(scripts.filter((tag) => !tag.includes('application/ld+json'))).toEqual([]);
  expect(html).not.toContain('self.__next');
});

test('its Content-Security-Policy forbids scripts, and the page does not violate it', async ({ page }) => {
  const { headers } = await get(path);
  const policy = String(headers['content-security-policy']);
  expect(policy).toMatch(/script-src 'none'|default-src 'none'/);
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  for (const address of [
    path,
    '/',
    '/search?q=ferry',
    '/corrections',
    '/articles/avocet-enters-service-zh',
  ]) {
    await page.goto(address);
  }
  expect(complaints).toEqual([]);
});

test('the second request is served from the cache: 304 on a matching ETag, brotli if accepted', async () => {
  await get(path);
  const plain = await get(path);
  expect(plain.headers['x-press']).toBe('hit');
  const brotli = await get(path, { 'accept-encoding': 'gzip, deflate, br' });
  expect(brotli.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(brotli.body)).toEqual(plain.body);
  const gzip = await get(path, { 'accept-encoding': 'gzip' });
  expect(gunzipSync(gzip.body)).toEqual(plain.body);
  const tag = String(brotli.headers.etag);
  const again = await get(path, { 'accept-encoding': 'br', 'if-none-match': tag });
  expect(again.status).toBe(304);
  expect(again.body.length).toBe(0);
  const head = await get(path, {}, 'HEAD');
  expect(head.status).toBe(200);
  expect(head.body.length).toBe(0);
});

test('the whole article is readable with JavaScript off', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(path);
  const article = page.getByRole('article').first();
  await expect(article.getByRole('heading', { level: 1 })).toContainText('Avocet');
  await expect(page.getByRole('list', { name: 'Topics' }).first()).toContainText('Ferries');
  const related = page.getByRole('complementary', { name: 'Related stories' });
  await expect(related.getByRole('article').first()).toBeVisible();
  expect(await related.getByRole('article').count()).toBeLessThanOrEqual(6);
  await related.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto('/search');
  await page.getByRole('searchbox').first().fill('marsh');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article').first()).toBeVisible();
  await context.close();
});

test('404 and 410 pages offer links to continue', async ({ page }) => {
  const lost = await page.goto('/articles/no-such-story');
  expect(lost?.status()).toBe(404);
  await expect(page.getByRole('searchbox').first()).toBeVisible();
  const gone = await page.goto('/articles/night-buses-return');
  expect(gone?.status()).toBe(410);
  await expect(page.getByText('draft timetable')).toBeVisible();
  await expect(page.locator('body')).not.toContainText('night buses will');
});

test('feeds, sitemaps and robots.txt have their own content types', async () => {
  const types: Record<string, RegExp> = {
    '/feed.xml': /rss\+xml|application\/xml/,
    '/sections/city/feed.xml': /rss\+xml|application\/xml/,
    '/feed.json': /feed\+json|application\/json/,
    '/sitemap.xml': /xml/,
    '/news-sitemap.xml': /xml/,
    '/robots.txt': /text\/plain/,
  };
  for (const [address, type] of Object.entries(types)) {
    const { status, headers, body } = await get(address);
    expect(status, address).toBe(200);
    expect(String(headers['content-type']), address).toMatch(type);
    expect(body.toString(), address).not.toContain('cruise-call-limit');
  }
});
