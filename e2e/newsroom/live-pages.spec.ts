import { expect, type Locator, type Page } from '@playwright/test';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { SectionId } from '#db/schema/ids.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';
import { issueToken } from '#editorial/apiTokens/issuingTokens.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { submitForReview } from '#editorial/articles/submittingForReview.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { describeAsset } from '#editorial/media/describingAssets.ts';
import { addWebhook, removeWebhook } from '#editorial/outbox/changingWebhooks.ts';
import { createPackage } from '#editorial/packages/composingPackages.ts';
import { describePaper } from '#editorial/paper/changingPaperDetails.ts';
import { readSettings } from '#editorial/paper/paperSettings.ts';
import { invite } from '#editorial/people/invitingPeople.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { createSeries } from '#editorial/series/creatingSeries.ts';
import { renameSection } from '#editorial/taxonomy/arrangingSections.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  process.env.NEXTAUTH_SECRET ??= 'seals what nobody unseals here';
  database = await openTestDatabase();
});
test.afterAll(() => database.close());

/** Part of every headline and name, so that a retry does not find rows of the first try. */
const mark = () => Math.random().toString(36).slice(2, 8);

/** Opens a page and waits until its event stream is open: earlier changes also show, but not within a set time. */
async function openLive(page: Page, path: string): Promise<void> {
  const listens = page.waitForResponse((response) => response.url().includes('/newsroom/events'));
  await page.goto(path);
  await listens;
}

test('each staff page shows changes by others without a reload', async ({ browser }) => {
  const [editor, admin] = [await database.actor('editor'), await database.actor('admin')];
  const { page, context } = await windowOf(browser, 'admin');
  const shows = async (path: string, act: () => Promise<unknown>, what: () => Locator) => {
    await openLive(page, path);
    await expect(what()).toHaveCount(0);
    await act();
    await expect(what().first(), path).toBeVisible();
  };
  const text = (words: string | RegExp) => () => page.getByRole('main').getByText(words);
  const at = new Date(Date.now() + 26 * 3_600_000);
  const once = mark();

  await shows(
    '/newsroom',
    () => database.story(editor, { headline: `Pier clock stops ${once}` }),
    text(`Pier clock stops ${once}`),
  );
  const articleId = await database.story(editor, { headline: `Weir gate jams ${once}` });
  await shows(
    '/newsroom?view=filed',
    () => submitForReview(editor, { articleId, filed: true }),
    text(`Weir gate jams ${once}`),
  );
  await shows(
    `/newsroom/calendar?from=${at.toISOString().slice(0, 10)}`,
    () => release(editor, { articleId, at }),
    () => page.getByRole('button', { name: new RegExp(`Weir gate jams ${once}`) }),
  );
  await shows(
    `/newsroom/articles/${articleId}/release`,
    () => withdraw(editor, { articleId, because: 'The gate is open again' }),
    () => page.getByRole('main').getByText('Draft', { exact: true }),
  );
  await shows(
    '/newsroom/packages',
    () => createPackage(editor, { name: `Harbour week ${once}` }),
    text(`Harbour week ${once}`),
  );
  await shows(
    '/newsroom/series',
    () => createSeries(editor, { names: { en: `Tides explained ${once}` }, standfirsts: {}, slug: '' }),
    text(`Tides explained ${once}`),
  );
  const { rows } = await staff().execute<{ id: number }>(
    sql`select id::int from asset where deleted_at is null order by id desc limit 1`,
  );
  const assetId = rows[0]?.id ?? 0;
  await shows(
    '/newsroom/media',
    () => describeAsset(editor, { assetId, alt: `A gull, seen here ${once}` }),
    text(`A gull, seen here ${once}`),
  );
  const house = { site: 'http://localhost', mails: false };
  const person = { email: `ines.${once}@example.com`, name: `Ines Okafor ${once}`, role: 'writer' } as const;
  await shows('/admin/users', () => invite(admin, person, house), text(`Ines Okafor ${once}`));
  await shows(
    '/admin/tokens',
    () => issueToken(admin, { name: `Ticker ${once}`, scopes: ['drafts:write'], days: 30 }),
    text(`Ticker ${once}`),
  );
  const hook = { name: `Chat room ${once}`, url: 'http://127.0.0.1:9/' };
  let webhookId = 0;
  await shows(
    '/admin/webhooks',
    async () => {
      webhookId = (await addWebhook(admin, hook, { local: true })).webhookId;
    },
    text(`Chat room ${once}`),
  );
  await removeWebhook(admin, { webhookId });
  const { sections } = await readSettings(admin);
  const [first] = sections;
  if (!first) throw new Error('no section');
  const names = { ...first.names, en: `${first.names.en} and river` };
  await shows(
    '/admin/settings',
    () => renameSection(admin, { sectionId: first.id as SectionId, names }),
    text(names.en),
  );
  await shows(
    '/newsroom/front',
    () => renameSection(admin, { sectionId: first.id as SectionId, names: first.names }),
    () => page.getByRole('main').getByText(first.names.en ?? '', { exact: true }),
  );
  const events = page.getByRole('main').getByRole('listitem');
  await openLive(page, '/admin/audit');
  const before = await events.first().textContent();
  await submitForReview(editor, { articleId, filed: true });
  await expect(events.first()).not.toHaveText(before ?? '');
  await context.close();
});

test('an open editor and the list follow the words, the address and the releases of a story', async ({
  browser,
}) => {
  const editor = await database.actor('editor');
  const headline = `Otters return ${mark()}`;
  const articleId = await database.story(editor, { headline });
  const { page, context } = await windowOf(browser, 'writer');
  const list = await context.newPage();
  await openLive(page, `/newsroom/articles/${articleId}`);
  await list.goto('/newsroom'); // the same browser: events come through the other tab's connection
  const row = list.getByRole('row', { name: new RegExp(headline) });
  await expect(row).toContainText('Draft');

  const { article } = await readArticleForEditing(editor, articleId);
  const slug = `otters-in-the-harbour-${mark()}`;
  await describeArticle(editor, { articleId, version: article.version, slug });
  await expect(page.getByLabel('Address')).toHaveValue(slug);
  await release(editor, { articleId, at: new Date(Date.now() + 10_000) });
  await expect(page.locator('.desk-bar').getByText(/Embargoed|Scheduled|Out/)).toBeVisible();
  await expect(row).not.toContainText('Draft');
  // No action, only time passes.
  await expect(page.locator('.desk-bar').getByText(/^Live/)).toBeVisible({ timeout: 30_000 * timeoutFactor });
  await expect(row).toContainText('Live');
  await editDraft(editor, { articleId, headline: `${headline} in numbers` });
  await expect(list.getByRole('row', { name: new RegExp(`${headline} in numbers`) })).toBeVisible();
  await context.close();
});

test('eight tabs share one connection, and pages still load', async ({ browser }) => {
  const { context } = await windowOf(browser, 'writer');
  const [eight, stayed] = [`Heard by eight ${mark()}`, `Heard by those who stayed ${mark()}`];
  let connections = 0;
  context.on('request', (request) => {
    if (request.url().includes('/newsroom/events')) connections += 1;
  });
  const tabs: Page[] = [];
  for (let tab = 0; tab < 8; tab += 1) {
    const page = await context.newPage();
    tabs.push(page);
    await page.goto('/newsroom');
    await expect(page.getByRole('heading', { name: 'Articles' })).toBeVisible();
  }
  await database.story(await database.actor('editor'), { headline: eight });
  for (const page of tabs) await expect(page.getByText(eight).first()).toBeVisible();
  expect(connections).toBeLessThanOrEqual(2); // the first window's connection, and one opened when its page was left
  const [leader, ...others] = tabs;
  await leader?.close();
  await database.story(await database.actor('editor'), { headline: stayed });
  for (const page of others) await expect(page.getByText(stayed).first()).toBeVisible();
  await context.close();
});

test('text being typed stays when the page is refreshed', async ({ browser }) => {
  const editor = await database.actor('editor');
  const { page, context } = await windowOf(browser, 'editor');
  await openLive(page, '/newsroom/packages');
  const field = page.getByLabel('Name of the package');
  await field.fill('潮汐与港口');
  const name = `Bridges ${mark()}`;
  await createPackage(editor, { name });
  await expect(page.getByText(name)).toBeVisible();
  await expect(field).toHaveValue('潮汐与港口');
  await context.close();
});

test('opening a story changes nothing, whatever block it ends with', async ({ browser }) => {
  const editor = await database.actor('editor');
  const { page, context } = await windowOf(browser, 'writer');
  const endings = [
    bodyOf([
      paragraph('One.'),
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: '结尾' }] },
    ]),
    bodyOf([paragraph('')]),
  ];
  const headline = `Left as it was ${mark()}`;
  for (const body of endings) {
    const articleId = await database.story(editor, { headline });
    await editDraft(editor, { articleId, body });
    const traces = async () =>
      JSON.stringify(
        (
          await staff().execute(sql`select a.changed_at, d.changed_at as at, d.changed_by, d.body,
            (select count(*) from draft_update u where u.article_id = a.id) as updates,
            (select count(*) from audit_event e where e.subject = 'article' and e.subject_id = a.id::text) as events
            from article a join draft d on d.article_id = a.id where a.id = ${articleId}`)
        ).rows,
      );
    const before = await traces();
    await page.goto(`/newsroom/articles/${articleId}`);
    await expect(page.locator('[data-saving=saved]')).toBeVisible();
    await page.getByRole('textbox', { name: 'Body' }).click();
    await page.getByLabel('Address').focus();
    await page.goto('/newsroom');
    await expect(page.getByRole('row', { name: new RegExp(headline) }).first()).toBeVisible();
    expect(await traces()).toBe(before);
  }
  await context.close();
});

test('changes by two people to one story: different fields are merged; for the same field the second person chooses', async ({
  browser,
}) => {
  const [editor, writer] = [await database.actor('editor'), await database.actor('writer')];
  const articleId = await database.story(editor, { headline: 'Shared story', topics: ['Ferries'] });
  const { article } = await readArticleForEditing(editor, articleId);
  const { page, context } = await windowOf(browser, 'editor');
  await page.goto(`/newsroom/articles/${articleId}`);
  await expect(page.locator('[data-saving=saved]')).toBeVisible();
  const address = page.getByLabel('Address');
  await address.fill('typed-by-the-editor');
  await describeArticle(writer, { articleId, language: 'zh-CN', was: { language: 'en' } });
  await describeArticle(writer, { articleId, slug: 'chosen-by-the-writer', was: { slug: article.slug } });
  await expect(page.getByLabel('Language')).toHaveValue('zh-CN');
  await expect(address).toHaveValue('typed-by-the-editor');
  await address.press('Enter');
  const conflict = page.getByRole('alert').filter({ hasText: 'chosen-by-the-writer' });
  await expect(conflict).toContainText('typed-by-the-editor');
  await expect(conflict).toContainText(writer.name);
  await conflict.getByRole('button', { name: 'Use mine' }).click();
  await expect(conflict).toHaveCount(0);
  await expect
    .poll(async () => (await readArticleForEditing(editor, articleId)).article)
    .toMatchObject({ slug: 'typed-by-the-editor', language: 'zh-CN' });
  await page.getByRole('tab', { name: 'History' }).click();
  const changes = page.getByRole('region', { name: 'Last changes' });
  await expect(changes).toContainText(`Language: ${writer.name}`);
  await expect(changes).toContainText(`Address: ${editor.name}`);
  await context.close();
});

test('changes by others during a pending change show when it has ended, even if it failed', async ({
  browser,
}) => {
  const [editor, writer] = [await database.actor('editor'), await database.actor('writer')];
  const articleId = await database.story(editor, { headline: 'Change under way' });
  const { page, context } = await windowOf(browser, 'editor');
  const other = await context.newPage();
  for (const tab of [other, page]) await tab.goto(`/newsroom/articles/${articleId}`);
  await expect(page.locator('[data-saving=saved]')).toBeVisible();
  await expect(other.locator('[data-saving=saved]')).toBeVisible();
  let fail = () => {};
  const underWay = new Promise<void>((begin) => {
    const isOrder = (url: URL) => url.pathname.endsWith(String(articleId));
    void page.route(isOrder, async (route) => {
      if (!route.request().postData()?.includes('never-to-arrive')) return route.fallback();
      begin();
      await new Promise<void>((resolve) => {
        fail = resolve;
      });
      await route.abort();
    });
  });
  const address = page.getByLabel('Address');
  await address.fill('never-to-arrive');
  await address.press('Enter');
  await underWay;
  await describeArticle(writer, { articleId, language: 'zh-CN', was: { language: 'en' } });
  // The other tab gets its events over the same connection.
  await other.bringToFront();
  await expect(other.getByLabel('Language')).toHaveValue('zh-CN');
  await page.bringToFront();
  fail();
  await expect(page.getByLabel('Language')).toHaveValue('zh-CN');
  await context.close();
});

test('changes of settings by two admins do not undo each other', async ({ browser }) => {
  const admin = await database.actor('admin');
  const { page, context } = await windowOf(browser, 'admin');
  const { names, taglines, language, zone, otherZones, pastIsOpen } = await readSettings(admin);
  const saved = { names, taglines, language, zone, otherZones, pastIsOpen };
  await openLive(page, '/admin/settings');
  const [english, chinese] = [page.getByLabel('Tagline in English'), page.getByLabel('Tagline in Chinese')];
  await english.fill('Typed by one');
  await describePaper(admin, {
    ...saved,
    taglines: { ...taglines, en: 'By the other', 'zh-CN': '港口日报' },
  });
  await expect(chinese).toHaveValue('港口日报');
  await expect(english).toHaveValue('Typed by one');
  const save = page.getByRole('button', { name: 'Save settings' });
  await save.and(page.locator(':not([data-settling])')).click();
  await expect(page.getByRole('alert').filter({ hasText: 'By the other' })).toBeVisible();
  await expect(english).toHaveValue('Typed by one');
  await save.and(page.locator(':not([data-settling])')).click();
  await expect
    .poll(async () => (await readSettings(admin)).taglines)
    .toMatchObject({ en: 'Typed by one', 'zh-CN': '港口日报' });
  await describePaper(admin, saved);
  await context.close();
});
