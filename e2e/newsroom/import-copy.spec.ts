import { type BrowserContext, expect, type Page } from '@playwright/test';
import { expectFitDayAndNight } from '#e2e/setting/fit.ts';
import { pressWhenAlive, windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase } from '#e2e/setting/testDatabase.ts';

test.describe.configure({ mode: 'serial' });

let page: Page;
let context: BrowserContext;
test.beforeAll(async ({ browser }) => {
  ({ page, context } = await windowOf(browser, 'editor'));
});
test.afterAll(() => context.close());

const box = () => page.getByRole('textbox', { name: 'Wire copy' });
const read = () => page.getByRole('button', { name: 'Read', exact: true }).click();
const story = () =>
  page
    .getByRole('region')
    .filter({ has: page.getByRole('checkbox') })
    .first();

async function choose(name: string, bytes: Uint8Array): Promise<void> {
  await page.goto('/newsroom/import');
  await expect(page.getByRole('button', { name: 'Choose a file…' })).toBeEnabled();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(bytes) });
}

test('the Windows encoding of a file is detected and named, and another encoding can be chosen', async () => {
  const text = `The council\x92s plan isn\x92t funded ${Date.now()}\n\nThe mayor said \x93no\x94.\n`;
  await choose('plan.txt', Buffer.from(text, 'latin1'));
  await expect(box()).toHaveValue(/council’s plan isn’t funded/);
  const encoding = page.getByLabel('Encoding of plan.txt');
  await expect(encoding).toHaveValue('windows-1252');
  await encoding.selectOption('windows-1251');
  await expect(box()).toHaveValue(/council’s/);
  await encoding.selectOption('gb18030');
  await expect(box()).not.toHaveValue(/council’s/);
  await encoding.selectOption('windows-1252');
  await expect(box()).toHaveValue(/The mayor said “no”\./);
});

test('text edited in the box is not discarded when another encoding is chosen', async () => {
  await box().press('Control+End');
  await box().fill('Mine\n\nAll of it is edited.');
  await page.getByLabel('Encoding of plan.txt').selectOption('big5');
  await expect(page.getByRole('alert').filter({ hasText: 'You have edited the text' })).toBeVisible();
  await expect(box()).toHaveValue('Mine\n\nAll of it is edited.');
});

test('of several files, those that are text go into the box; the others are named, and nothing is lost', async () => {
  await page.goto('/newsroom/import');
  await expect(page.getByRole('button', { name: 'Choose a file…' })).toBeEnabled();
  await box().fill('Typed before\n\nIt stays.');
  await page.locator('input[type=file]').setInputFiles([
    { name: 'ferry.txt', mimeType: 'text/plain', buffer: Buffer.from('The ferry\n\nIt sails.') },
    { name: 'ferry.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]) },
  ]);
  await expect(page.getByRole('alert').filter({ hasText: 'ferry.png can’t be read as text' })).toBeVisible();
  await expect(box()).toHaveValue('Typed before\n\nIt stays.\n\nThe ferry\n\nIt sails.');
  await expect(page.getByLabel('Encoding of ferry.txt')).toBeVisible();
});

for (const width of [390, 1440])
  test(`the review lists what is left out and why a story is on hold, ${width} px`, async () => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/newsroom/import');
    await box().fill(`nws0007 4 s 850  nws-lif 0908

EMBARGOED UNTIL 00.01 ON TUESDAY 4 MARCH 2031

Night ferry 夜渡 العبّارة ${width} will run all summer
By the Port Alder desk =

Port Alder (nws) - The night ferry isn't going to stop, the board said.

* * * *
The following information is not intended for publication

- Tel: +00 000 000 000
`);
    await read();
    await expect(story()).toContainText('It is under embargo until 2031-03-04 00:01.');
    await expect(story()).toContainText('- Tel: +00 000 000 000');
    await expect(story()).toContainText('Not for publication · Line 13');
    await expect(story()).toContainText('Dateline');
    await expect(story()).toContainText('One quotation mark, apostrophe or dash was changed');
    await expect(story().getByLabel('Not on fronts automatically')).toBeChecked();
    await expect(story().getByLabel('Urgency')).toHaveValue('5');
    await expectFitDayAndNight(page, `the review at ${width} px`);
  });

test('text that was left out stays with the draft, readers never get it, and the release page says why to wait', async () => {
  await page.getByRole('button', { name: 'Create drafts' }).click();
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  const notes = page.getByRole('region', { name: 'From the import' });
  await expect(notes).toContainText('It is under embargo');
  await notes.getByText('passages are left out of the story').click();
  await expect(notes).toContainText('nws0007 4 s 850 nws-lif 0908');
  await expect(page.getByRole('textbox', { name: 'Body' })).toHaveText(
    'The night ferry isn’t going to stop, the board said.',
  );
  await page.goto(`${page.url().split('?')[0]}/release`);
  await expect(page.getByText('the sender wants it released no earlier')).toBeVisible();
});

test('the page reads a file of JSON lines as the import command does', async () => {
  const line = {
    id: `page:${Date.now()}`,
    headline: 'A line & its story',
    body: '<p>One.</p><p>Two <b>bold</b>.</p>',
  };
  await choose('lines.jsonl', Buffer.from(`\ufeff${JSON.stringify(line)}\n{"headline":"No body"}\n`));
  await read();
  await expect(page.getByRole('heading', { name: 'One article found' })).toBeVisible();
  await expect(story().getByRole('textbox', { name: 'Headline' })).toHaveValue('A line & its story');
  await expect(page.getByText('this is not an article that can be imported')).toBeVisible();
});

test('releasing all that was imported can be stopped; the stories that were not reached stay drafts', async () => {
  const database = await openTestDatabase();
  await using undo = new AsyncDisposableStack();
  undo.defer(() => database.close());
  const editor = await database.actor('editor');
  const ids: number[] = [];
  for (const part of ['one', 'two', 'three'])
    ids.push(await database.story(editor, { headline: `Stopped after part ${part} ${Date.now()}` }));
  await page.goto(`/newsroom/import/release?ids=${ids.join(',')}`);
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/newsroom/import/release*', async (route) => {
    if (route.request().method() === 'POST') await held;
    await route.continue();
  });
  await pressWhenAlive(page.getByRole('button', { name: 'Release all 3 now' }));
  await expect(page.getByText('Releasing 1 of 3…')).toBeVisible();
  await page.getByRole('button', { name: 'Stop after this one' }).click();
  answer();
  await expect(
    page.getByText('One was released. You stopped before the other 2; they are still drafts.'),
  ).toBeVisible();
  await page.unrouteAll();
  await page.reload();
  await expect(page.getByText('Released', { exact: true })).toHaveCount(1);
  await expect(page.getByText('Ready', { exact: true })).toHaveCount(2);
});

test('all stories of a review are selected, or none, with one press', async () => {
  const mark = Date.now();
  const copy = [`The lock ${mark}`, `The weir ${mark}`].map((headline) =>
    JSON.stringify({ headline, body: 'It opens.' }),
  );
  await page.goto('/newsroom/import');
  await box().fill(copy.join('\n'));
  await read();
  await expect(page.getByText('2 selected', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Select none' }).click();
  await expect(page.getByText('None selected', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create drafts' })).toBeDisabled();
  await page.getByRole('button', { name: 'Select all new' }).click();
  await expect(page.getByText('2 selected', { exact: true })).toBeVisible();
});
