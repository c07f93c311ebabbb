import { expect } from '@playwright/test';
import { test } from '#e2e/setting/test.ts';
import { pack, releaseSeen } from '#editorial/packages/package.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { inDays } from './plans.ts';
import { eventsOf, isAction, isOrder, openStage, type Stage, settle } from './stage.ts';

test.describe.configure({ mode: 'serial' });

let opened: Awaited<ReturnType<typeof openStage>>;
let stage: Stage;
test.beforeAll(async ({ browser }) => {
  opened = await openStage(browser, 'editor');
  stage = opened.stage;
});
test.afterAll(() => opened.close());

/** Collects the bodies of the server action requests that the page sends from now on. */
function orders(): string[] {
  const sent: string[] = [];
  stage.page.on('request', (request) => {
    if (isAction(request.method(), request.headers())) sent.push(request.postData() ?? '');
  });
  return sent;
}

test('a form with confirmation sends nothing in its first second by click or Enter, says so, and its fields work', async () => {
  const { database, other, page, mark } = stage;
  const [before] = (await eventsOf(stage)).slice(-1);
  const id = await pack(other, `Inert ${mark}`, [await database.story(other, { headline: `Inert ${mark}` })]);
  await releaseSeen(other, id, inDays(4));
  await page.goto(`/newsroom/packages/${id}`);
  const open = page.getByRole('button', { name: 'Move…' });
  await expect(open).toBeEnabled();
  const sent = orders();
  await page.clock.pauseAt(Date.now() + 60_000);
  await open.click();
  const submit = page.getByRole('dialog').getByRole('button', { name: 'Move', exact: true });
  await expect(submit).toBeDisabled();
  await expect(submit).toHaveCSS('opacity', '1');
  const field = page.getByLabel('Move to');
  await field.fill(inDays(6).toISOString().slice(0, 16));
  await field.press('Enter');
  await submit.click({ force: true });
  await page.clock.runFor(900);
  await field.press('Enter');
  await expect(submit).toBeDisabled();
  expect(sent).toEqual([]);
  await expect(page.getByText('Nothing was sent: this had only just appeared or changed.')).toBeVisible();
  await page.clock.runFor(200);
  await expect(submit).toBeEnabled();
  await page.clock.resume();
  await field.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const acts = (await eventsOf(stage, before?.id)).map(({ act }) => act);
  expect(acts).toEqual(['article.release', 'package.release']);
});

test('an order whose response was lost is not carried out twice, and the form says that pressing again is safe', async () => {
  const { database, other, page, mark } = stage;
  const [before] = (await eventsOf(stage)).slice(-1);
  const articleId = await database.story(other, { headline: `Lost answer ${mark}` });
  await page.goto(`/newsroom/articles/${articleId}/release`);
  await page.getByRole('button', { name: 'Share…' }).click();
  await page.getByLabel('For whom').fill('Dr Lost');
  const submit = page.getByRole('button', { name: 'Create link' });
  await settle(submit);
  const sent = orders();
  let isLost = false;
  await page.route('**/*', async (route, request) => {
    if (isLost || !isOrder(request)) return route.fallback();
    isLost = true;
    await route.fetch();
    await route.abort();
  });
  await submit.click();
  const alert = page.getByRole('alert').filter({ hasText: 'Press again: it is done once at most.' });
  await expect(alert).toBeVisible();
  await settle(submit);
  await submit.click();
  await expect(page.getByRole('alert').filter({ hasText: 'done already' })).toBeVisible();
  const keys = sent.flatMap((body) => /"requestKey":"([^"]+)"/.exec(body)?.[1] ?? []);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
  expect(await eventsOf(stage, before?.id)).toMatchObject([{ act: 'share.create' }]);
  await expect(page.getByLabel('For whom')).toHaveValue('Dr Lost');
  await page.unrouteAll({ behavior: 'wait' });
});

test('a choice made before the page is interactive is sent', async () => {
  const { database, other, page, mark } = stage;
  const articleId = await database.story(other, { headline: `Early ${mark}` });
  await release(other, { articleId });
  let letScriptsCome = () => {};
  const scripts = new Promise<void>((come) => {
    letScriptsCome = come;
  });
  await page.route('**/_next/static/**/*.js', (route) => scripts.then(() => route.continue()));
  await page.goto(`/newsroom/articles/${articleId}/release`, { waitUntil: 'commit' });
  await page.getByRole('radio', { name: 'Typo' }).check();
  await page.getByRole('radio', { name: 'At a time' }).check();
  letScriptsCome();
  await expect(page.getByLabel('Release at')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Schedule', exact: true })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Typo' })).toBeChecked();
  await page.unrouteAll({ behavior: 'wait' });
});
