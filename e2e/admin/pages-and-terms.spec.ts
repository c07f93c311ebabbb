import { type BrowserContext, expect, type Page, type Request } from '@playwright/test';
import { expectFit } from '#e2e/setting/fit.ts';
import { pressWhenAlive, windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { defaultTerms, setTerms } from '#editorial/paper/machineTerms.ts';
import { changeLocale } from '#editorial/people/changingLocale.ts';

test.describe.configure({ mode: 'serial' });

type Window = { page: Page; context: BrowserContext };
let admin: Window;
let writer: Window;
let database: TestDatabase;
/** requests of the admin's forms, which a writer sends again below */
const sent: Request[] = [];

test.beforeAll(async ({ browser }) => {
  database = await openTestDatabase();
  admin = await windowOf(browser, 'admin');
  writer = await windowOf(browser, 'writer');
  admin.page.on('request', (request) => {
    if (request.headers()['next-action'] && /\/admin\//.test(request.url())) sent.push(request);
  });
});
// Also after a failure.
test.afterEach(async () => changeLocale(await database.actor('admin'), { locale: 'en' }));
test.afterAll(async () => {
  const actor = await database.actor('admin');
  await changeLocale(actor, { locale: 'en' });
  await setTerms(actor, defaultTerms);
  await Promise.all([admin.context.close(), writer.context.close(), database.close()]);
});

/** The response of the press, possibly from its cache. */
const read = async (path: string) => (await admin.context.request.get(path)).text();

/** Opens the form of an about page from the list, by its title. */
async function openForm(title: string): Promise<Page> {
  const { page } = admin;
  await page.goto('/admin/pages');
  await page.getByRole('link', { name: title, exact: true }).click();
  await expect(page.getByRole('button', { name: 'Save' })).toBeEnabled();
  return page;
}

const first = 'The desk stands at **Pilot Quay 4**, and its door is open.';
const title = 'About the Courier’s desk';

test('an admin writes an about page and previews it, and readers have it within a second', async () => {
  const { page } = admin;
  await page.goto('/admin/pages');
  await page.getByRole('link', { name: 'Add page' }).click();
  await expect(page.getByRole('button', { name: 'Save' })).toBeEnabled();
  await page.getByLabel('Address').fill('search');
  await page.getByLabel('Title in English').fill(title);
  await page.getByLabel('Text in English').fill(first);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('This address cannot be used')).toBeVisible();
  await expect(page.getByLabel('Text in English')).toHaveValue(first);
  await page.getByLabel('Address').fill('about/desk');
  await page.getByRole('group', { name: 'English' }).getByRole('button', { name: 'Preview' }).click();
  const preview = page.getByRole('region', { name: 'As readers will see it' });
  await expect(preview.locator('strong')).toHaveText('Pilot Quay 4');
  await expectFit(page, page.url());
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Page /about/desk' })).toBeVisible();
  await expect.poll(() => read('/about/desk')).toContain('<strong>Pilot Quay 4</strong>');
});

test('a change is visible at once, at the page’s address and in the footer of every page', async () => {
  const page = await openForm(title);
  await page.getByLabel('Title in English').fill('Our desk');
  await page
    .getByLabel('Text in English')
    .fill(`${first}\n\n## On foot\n\nFrom the ferry, follow the gulls.`);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. Readers see it now.')).toBeVisible();
  await page.getByRole('link', { name: 'See it as readers do' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Our desk' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'On foot' })).toBeVisible();
  await expectFit(page, page.url());
  await expect.poll(() => read('/')).toContain('>Our desk</a>');
});

test('invalid input is refused: the form keeps it, and readers see the former text', async () => {
  // Blocks live updates: after each, the button is inert for a second.
  await admin.page.route('**/newsroom/events**', (route) => route.abort());
  const page = await openForm('Our desk');
  const before = await read('/about/desk');
  const text = page.getByLabel('Text in English');
  await page.getByLabel('Title in English').fill('');
  await text.fill('Kept while refused.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Give a title in at least one language.')).toBeVisible();
  await expect(text).toHaveValue('Kept while refused.');
  // Meanwhile somebody else changes the page.
  const other = await admin.context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('button', { name: 'Save' })).toBeEnabled();
  await other.getByLabel('Text in English').fill('The other hand wrote this.');
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByText('Saved. Readers see it now.')).toBeVisible();
  await other.close();
  await page.getByLabel('Title in English').fill('Our desk');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('changed the text to “The other hand wrote this.”')).toBeVisible();
  await expect(text).toHaveValue('Kept while refused.');
  await expect.poll(() => read('/about/desk')).not.toBe(before);
  expect(await read('/about/desk')).toContain('The other hand wrote this.');
  expect(await read('/about/desk')).not.toContain('Kept while refused.');
  await page.unroute('**/newsroom/events**');
});

test('terms for crawlers: an invalid address is refused, valid terms are served within a second', async () => {
  const { page } = admin;
  await page.goto('/admin/settings');
  const form = page.getByRole('form', { name: 'Search engines and AI' });
  const save = form.getByRole('button', { name: 'Save search engine and AI settings' });
  await expect(save).toBeEnabled();
  await form.getByRole('checkbox', { name: 'GPTBot' }).check();
  await form.getByRole('checkbox', { name: 'Text and data mining is reserved' }).check();
  await form.getByLabel('Where mining can be licensed').fill('http://courier.example/mining');
  await save.click();
  await expect(form.getByText('This is not an https address.')).toBeVisible();
  await expect(form.getByRole('checkbox', { name: 'GPTBot' })).toBeChecked();
  expect(await read('/robots.txt')).not.toContain('GPTBot');
  expect(JSON.parse(await read('/.well-known/tdmrep.json'))).toEqual([
    { location: '/', 'tdm-reservation': 0 },
  ]);

  await form.getByLabel('Where mining can be licensed').fill('https://courier.example/mining');
  await save.click();
  await expect(page.getByText('Saved. Readers see it within a second.')).toBeVisible();
  await expect(save).toHaveCount(0);
  await expect.poll(() => read('/robots.txt')).toMatch(/^User-agent: GPTBot\nDisallow: \/$/m);
  await expect
    .poll(async () => JSON.parse(await read('/.well-known/tdmrep.json')))
    .toEqual([{ location: '/', 'tdm-reservation': 1, 'tdm-policy': 'https://courier.example/mining' }]);
  const answer = await page.goto('/about/desk');
  expect(answer?.headers()).toMatchObject({
    'tdm-reservation': '1',
    'tdm-policy': 'https://courier.example/mining',
  });
  await expect(page.locator('meta[name="tdm-reservation"]')).toHaveAttribute('content', '1');
  await expectFit(page, page.url());
});

test('a writer can open neither page, and the requests of an admin’s forms change nothing when a writer sends them', async () => {
  const { page, context } = writer;
  const forms = [...new Set(sent.map((request) => new URL(request.url()).pathname))];
  expect(forms).toEqual(expect.arrayContaining(['/admin/pages/new', '/admin/settings']));
  for (const path of ['/admin/pages', ...forms]) expect((await page.goto(path))?.status(), path).toBe(404);
  const paths = ['/about/desk', '/robots.txt', '/.well-known/tdmrep.json'];
  await setTerms(await database.actor('admin'), defaultTerms);
  await expect.poll(() => read('/robots.txt')).not.toContain('GPTBot');
  const before = await Promise.all(paths.map(read));
  for (const request of sent) {
    const { 'next-action': action = '', 'content-type': type = '' } = request.headers();
    const answer = await context.request.post(request.url(), {
      headers: { 'next-action': action, 'content-type': type, origin: new URL(request.url()).origin },
      data: request.postDataBuffer() ?? '',
    });
    expect(await answer.text(), request.url()).toMatch(/"refused":"(not-allowed|malformed)"/);
  }
  expect(await Promise.all(paths.map(read))).toEqual(before);
});

for (const [colorScheme, width, locale] of [
  ['dark', 390, 'zh-CN'],
  ['light', 1440, 'zh-CN'],
] as const)
  test(`the forms are accessible, ${colorScheme}, ${width} px, ${locale}`, async ({ browser }) => {
    await changeLocale(await database.actor('admin'), { locale });
    const context = await browser.newContext({
      colorScheme,
      viewport: { width, height: 900 },
      storageState: await admin.context.storageState(),
    });
    const page = await context.newPage();
    for (const path of ['/admin/pages', '/admin/pages/new', '/admin/settings']) {
      await page.goto(path);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expectFit(page, page.url());
    }
    await context.close();
  });

test('a removed page answers 404 and disappears from the footer', async () => {
  const page = await openForm('Our desk');
  await page.getByRole('button', { name: 'Remove…' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Remove /about/desk?' });
  await pressWhenAlive(dialog.getByRole('button', { name: 'Remove it' }));
  await expect(page).toHaveURL(/\/admin\/pages$/);
  await expect(page.getByText('/about/desk')).toHaveCount(0);
  await expect.poll(async () => (await admin.context.request.get('/about/desk')).status()).toBe(404);
  await expect.poll(() => read('/')).not.toContain('>Our desk</a>');
});
