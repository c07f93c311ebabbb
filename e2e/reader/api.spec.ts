import { Agent, request as ask } from 'node:http';
import { type APIRequestContext, expect } from '@playwright/test';
import { staff } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { user } from '#db/schema/people.ts';
import { expectFit } from '#e2e/setting/fit.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { judgeByDocument, judgeFeed, judgeNinjs } from '#publishing/api/api.scene.ts';

type Listed = { items: { slug: string; url: string }[]; next: string | null };

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.afterAll(async () => {
  await speak('en');
  await database.close();
});

/** Sets the language of the admin's account. */
const speak = (locale: 'en' | 'zh-CN') =>
  staff().update(user).set({ locale }).where(eq(user.email, 'admin@example.com'));

/** Reads all pages of a list. @returns their items */
async function readAll(request: APIRequestContext, from: string): Promise<Listed['items']> {
  const items: Listed['items'] = [];
  for (let next: string | null = from; next; ) {
    const answer = await request.get(next);
    expect(answer.status(), next).toBe(200);
    const page = (await answer.json()) as Listed;
    items.push(...page.items);
    next = page.next;
  }
  return items;
}

test('every article matches the published OpenAPI document, and ninjs matches the IPTC schema', async ({
  request,
}) => {
  const document = await (await request.get('/api/openapi.json')).json();
  const judge = judgeByDocument(document, 'Article');
  const slugs = (await readAll(request, '/api/articles?limit=100')).map(({ slug }) => slug);
  expect(slugs.length).toBeGreaterThan(40);
  for (const slug of slugs)
    expect(
      judge(await (await request.get(`/api/articles/${encodeURIComponent(slug)}`)).json()),
      slug,
    ).toEqual([]);
  const items = await readAll(request, '/api/ninjs?limit=25');
  expect(items.length).toBeGreaterThanOrEqual(slugs.length);
  for (const item of items) expect(judgeNinjs(item)).toEqual([]);
  const whole = await (await request.get(`/api/ninjs/${encodeURIComponent(slugs[0] ?? '')}`)).json();
  expect(judgeNinjs(whole)).toEqual([]);
  const feed = await (await request.get('/feed.json')).json();
  expect(judgeFeed(feed)).toEqual([]);
});

test('every documented path answers without a token, also under /api/v1/', async ({ request }) => {
  const { paths } = await (await request.get('/api/openapi.json')).json();
  for (const [path, { get }] of Object.entries(paths) as [string, { get?: object }][]) {
    const address = path
      .replace('{slug}', 'avocet-enters-service')
      .replace('{series}', 'keeping-the-sea-out')
      .replace('{id}', '1');
    const headers = { origin: 'https://elsewhere.example' };
    if (get) {
      const answer = await request.get(address.replace('/api/', '/api/v1/'), { headers });
      expect([path, answer.status()]).toEqual([path, 200]);
      expect(answer.headers()).toMatchObject({ 'access-control-allow-origin': '*', 'api-version': '1' });
      const etag = answer.headers().etag ?? '';
      const again = await request.get(address, { headers: { 'if-none-match': etag } });
      expect([path, again.status(), again.headers()['x-press']]).toEqual([path, 304, 'hit']);
    } else {
      const answer = await fetch(`${process.env.COPYDESK_URL}${address}`, { method: 'POST' });
      expect([path, answer.status]).toEqual([path, 401]);
    }
  }
});

test('the pages of the list together equal one large page', async ({ request }) => {
  const slugsOf = async (from: string) => (await readAll(request, from)).map(({ slug }) => slug);
  const all = await slugsOf('/api/articles?limit=100');
  expect(await slugsOf('/api/articles?limit=7')).toEqual(all);
  const city = await slugsOf('/api/articles?section=city&limit=2');
  expect(city).toEqual(await slugsOf('/api/articles?section=city&limit=100'));
  expect(new Set(all).size).toBe(all.length);
});

test('the API contains no draft, embargoed or withdrawn text; a release appears at once, a withdrawal removes it', async ({
  request,
}) => {
  const canary = 'kanarienapi';
  const editor = await database.actor('editor');
  const story = (what: string) =>
    database.story(editor, {
      headline: `${canary} ${what}`,
      text: `Text of ${canary}.`,
      topics: ['Canaryapi'],
    });
  const lists = ['articles', 'ninjs'].flatMap((form) =>
    ['', '?section=city', '?topic=canaryapi', '?language=en', '?limit=100'].map(
      (query) => `/api/${form}${query}`,
    ),
  );
  const countLists = async () =>
    (await Promise.all(lists.map(async (path) => (await request.get(path)).text()))).filter((text) =>
      text.includes(canary),
    ).length;
  await story('draft');
  const later = await story('embargoed');
  const embargoed = await release(editor, { articleId: later, at: new Date(Date.now() + 3_600_000) });
  expect(await countLists()).toBe(0);
  const answerAt = async (path: string) => {
    const answer = await request.get(path, { maxRedirects: 0 });
    const { date: _, 'x-press': __, ...headers } = answer.headers();
    return [answer.status(), headers, await answer.text()];
  };
  for (const form of ['articles', 'ninjs'])
    expect(await answerAt(`/api/${form}/${embargoed.slug}`)).toEqual(
      await answerAt(`/api/${form}/${canary}-none`),
    );

  const articleId = await story('live');
  const { slug } = await release(editor, { articleId });
  await expect.poll(countLists).toBe(lists.length);
  await withdraw(editor, { articleId, because: 'It was a canary.' });
  await expect.poll(countLists).toBe(0);
  const gone = await request.get(`/api/articles/${slug}`);
  expect([gone.status(), (await gone.json()).withdrawn.because]).toEqual([410, 'It was a canary.']);
  expect(await gone.text()).not.toContain(`Text of ${canary}`);
  await withdraw(editor, { articleId: later, because: 'It was a canary.' }); // unscheduled: never visible to readers
  expect((await request.get(`/api/articles/${embargoed.slug}`)).status()).toBe(404);
});

test('an admin makes a token; a machine with it can send drafts only, and nothing after it is revoked', async ({
  browser,
}) => {
  const { page, context } = await windowOf(browser, 'admin', {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.goto('/admin/tokens');
  await page.getByRole('button', { name: 'Make token' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Harbour agency');
  await dialog.getByRole('checkbox', { name: 'Make drafts' }).uncheck();
  await dialog.getByRole('button', { name: 'Make token' }).click();
  await expect(dialog.getByText('Choose at least one')).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'Make drafts' }).check();
  await dialog.getByRole('button', { name: 'Make token' }).click();
  const token = await dialog.getByLabel('Token', { exact: true }).inputValue();
  expect(token).toMatch(/^cd_[\w-]{43}$/);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.locator('body')).not.toContainText(token);

  const send = (path: string, body: object) =>
    fetch(`${process.env.COPYDESK_URL}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const created = await send('/api/drafts', { headline: 'Sent by a machine', body: 'It came at night.' });
  expect(created.status).toBe(201);
  const { id, slug, url } = (await created.json()).items[0];
  expect((await send(`/api/drafts/${id}/release`, {})).status).toBe(403);
  expect((await fetch(`${process.env.COPYDESK_URL}/articles/${slug}`)).status).toBe(404);
  await page.goto(url);
  await expect(page.getByRole('textbox', { name: 'Headline' })).toHaveText('Sent by a machine');
  await page.goto('/admin/audit');
  await expect(
    page
      .getByRole('listitem')
      .filter({ hasText: 'imported Sent by a machine · by the token “Harbour agency”' }),
  ).toBeVisible();

  await page.goto('/admin/tokens');
  const row = page.getByRole('row').filter({ hasText: 'Harbour agency' });
  await expect(row.getByText('Active')).toBeVisible();
  await row.getByRole('button', { name: /Revoke/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText('“Harbour agency” is revoked.')).toBeVisible();
  expect((await send('/api/drafts', { headline: 'Too late', body: 'It came too late.' })).status).toBe(401);

  const signedIn = await context.storageState();
  await context.close();
  for (const [colorScheme, width, locale] of [
    ['light', 390, 'zh-CN'],
    ['dark', 1440, 'en'],
  ] as const) {
    await speak(locale);
    const look = { colorScheme, viewport: { width, height: 900 }, storageState: signedIn };
    const other = await browser.newContext(look);
    const tokens = await other.newPage();
    await tokens.goto('/admin/tokens');
    await expect(tokens.getByRole('heading', { level: 1 })).toHaveText(locale === 'en' ? 'Tokens' : '令牌');
    for (const open of [false, true]) {
      if (open) await tokens.getByRole('button', { name: /Make token|创建令牌/ }).click();
      await expectFit(tokens, locale);
    }
    await other.close();
  }
});

test('a body over a megabyte is refused, with or without Content-Length, and the connection stays usable', async () => {
  const admin = await database.actor('admin');
  const { issueToken } = await import('#editorial/apiTokens/issuingTokens.ts');
  const { token } = await issueToken(admin, { name: 'Large', scopes: ['drafts:write'], days: 30 });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const large = JSON.stringify({ headline: 'Large', body: 'x'.repeat(3_000_000) });
  const announced = await fetch(`${process.env.COPYDESK_URL}/api/drafts`, {
    method: 'POST',
    headers,
    body: large,
  });
  expect(announced.status).toBe(413);
  const base = new URL(process.env.COPYDESK_URL ?? '');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const sendOnOne = (authorization: string, body: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const to = { agent, host: base.hostname, port: base.port, path: '/api/drafts', method: 'POST' };
      const outgoing = ask({ ...to, headers: { ...headers, authorization } }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode));
      });
      outgoing.once('error', reject);
      for (let at = 0; at < body.length; at += 64_000) outgoing.write(body.slice(at, at + 64_000));
      outgoing.end();
    });
  const inTurn = [];
  for (const [authorization, body] of [
    [`Bearer ${token}`, large],
    ['Bearer nobody', large.slice(0, 900_000)],
    [`Bearer ${token}`, '{}'],
  ] as const)
    inTurn.push(await sendOnOne(authorization, body));
  // Without a valid token the limit is 64 kB, so the size is refused before the token.
  expect(inTurn).toEqual([413, 413, 422]);
  agent.destroy();
  const wide = JSON.stringify({ headline: 'Wide', body: Array(300).fill('word '.repeat(600)).join('\n\n') });
  const taken = await fetch(`${process.env.COPYDESK_URL}/api/drafts`, {
    method: 'POST',
    headers,
    body: wide,
  });
  expect(taken.status).toBe(201);
});
