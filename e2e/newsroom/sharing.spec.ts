import { request } from 'node:http';
import { expect } from '@playwright/test';
import { staff } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { user } from '#db/schema/people.ts';
import { expectFit } from '#e2e/setting/fit.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { createShare } from '#editorial/sharing/shareLinks.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.afterAll(() => database.close());

const speak = (locale: 'en' | 'zh-CN') =>
  staff().update(user).set({ locale }).where(eq(user.email, 'editor@example.com'));

/** The content of `main` without parts that depend on the time or on the frame. */
const mainOf = (html: string) =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '')
    .replace(/<time datetime="[^"]*">[^<]*<\/time>/gi, '<time>')
    .replaceAll(' target="_blank"', '')
    .replaceAll('/newsroom/media/', '/media/');

/** Sends the path unchanged; a browser would normalize it. @returns the HTTP status */
function rawStatus(base: string, path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });
}

test('a draft is previewed as readers will get it, and shown to one person by a link that expires', async ({
  browser,
}) => {
  const editor = await database.actor('editor');
  const text = 'The ferry sails at dawn. See [the desk].';
  const other = await database.story(editor, { headline: 'CANARY of another draft', text });
  const articleId = await database.story(editor, { headline: 'Shown before its time', text });
  const { page, context } = await windowOf(browser, 'editor', { viewport: { width: 1440, height: 900 } });
  await page.goto(`/newsroom/articles/${articleId}/release`);

  await test.step('the preview can show the dark theme at a phone’s width', async () => {
    const frame = page.frameLocator('iframe');
    await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Shown before its time');
    await page.getByRole('radio', { name: 'Phone' }).check({ force: true });
    await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
    await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(frame.locator('html')).toHaveCSS('background-color', 'rgb(22, 21, 19)');
    expect(await frame.locator('html').evaluate(() => innerWidth)).toBe(390);
  });

  let link = '';
  await test.step('an editor makes a link', async () => {
    await page.getByRole('button', { name: 'Share…' }).click();
    await page.getByLabel('For whom').fill('Dr Okafor');
    await page.getByRole('button', { name: 'Create link' }).click();
    link = await page.getByRole('textbox', { name: 'Link for Dr Okafor' }).inputValue();
    await expect(page.getByText('Not opened yet')).toBeVisible();
  });

  const stranger = await browser.newContext({ locale: 'en-GB', javaScriptEnabled: false });
  const visit = await stranger.newPage();
  await test.step('the link shows that article only, and the visit is recorded in the newsroom only', async () => {
    const answer = await visit.goto(link);
    expect(answer?.status()).toBe(200);
    const headers = answer?.headers() ?? {};
    expect(headers['cache-control']).toBe('private, no-store');
    expect(headers['x-robots-tag']).toBe('noindex, nofollow');
    expect(headers['referrer-policy']).toBe('no-referrer');
    await expect(visit.getByText('Draft shown to Dr Okafor until')).toBeVisible();
    const html = (await answer?.text()) ?? '';
    expect(html).not.toMatch(/CANARY|\/newsroom|\/admin|og:title|ld\+json|<script/);
    expect(await stranger.cookies()).toEqual([]);
    const path = new URL(link).pathname;
    for (const twisted of [`/%70roofs/${path.split('/')[2]}`, `//proofs/${path.split('/')[2]}`])
      expect(await rawStatus(link, twisted)).toBeGreaterThanOrEqual(400);
  });

  await test.step('the newsroom shows that the link was opened, and ends the link', async () => {
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Share…' }).click();
    await expect(page.getByText('Opened once')).toBeVisible();
    await page.getByRole('button', { name: 'End the link for Dr Okafor' }).click();
    await page.getByRole('button', { name: 'End the link', exact: true }).click();
    await expect(page.getByText('Ended', { exact: true })).toBeVisible();
    const ended = await visit.request.get(link);
    const unknown = await visit.request.get(link.replace(/[^/]+$/, 'x'.repeat(43)));
    expect([ended.status(), unknown.status()]).toEqual([404, 404]);
    expect(await ended.body()).toEqual(await unknown.body());
    expect(await (await visit.request.get('/robots.txt')).text()).toContain('Disallow: /proofs');
  });

  await test.step('after the release the press serves what the preview showed', async () => {
    const preview = await (await page.request.get(`/newsroom/articles/${articleId}/preview`)).text();
    const { slug } = await release(editor, { articleId });
    const served = await (await visit.request.get(`/articles/${slug}`)).text();
    expect(mainOf(served)).toContain('Shown before its time');
    expect(mainOf(preview)).toBe(mainOf(served));
  });

  await test.step('the dialog and the shared page are accessible in both languages and themes', async () => {
    const share = await createShare(
      editor,
      { articleId: other, recipient: '陈律师', days: 1 },
      new URL(link).origin,
    );
    try {
      for (const [colorScheme, locale] of [
        ['light', 'en'],
        ['dark', 'en'],
        ['light', 'zh-CN'],
        ['dark', 'zh-CN'],
      ] as const) {
        await speak(locale);
        await staff().update(article).set({ language: locale }).where(eq(article.id, other));
        await page.emulateMedia({ colorScheme });
        await page.goto(`/newsroom/articles/${other}/release`);
        await page.getByRole('button', { name: locale === 'en' ? 'Share…' : '分享…' }).click();
        await expect(page.getByText('陈律师', { exact: true })).toBeVisible();
        await expectFit(page, `dialog ${locale}`);
        await page.goto(`${share.link}?theme=${colorScheme}`);
        await expect(page.locator('html')).toHaveAttribute('lang', locale);
        await expectFit(page, `shared page ${colorScheme} ${locale}`);
      }
    } finally {
      await speak('en');
    }
  });
  await stranger.close();
  await context.close();
});
