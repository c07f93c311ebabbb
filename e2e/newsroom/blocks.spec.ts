import { expect, type Page } from '@playwright/test';
import { bodyJsonInDatabase, bodyOfPage, expectSaved, openDraftPage } from '#e2e/setting/drafting.ts';
import { expectFit } from '#e2e/setting/fit.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.afterAll(() => database.close());

async function open(browser: Parameters<typeof windowOf>[0], options: Parameters<typeof windowOf>[2] = {}) {
  const articleId = await database.story(await database.actor('editor'), {
    headline: 'On blocks',
    text: 'Before.',
  });
  const { page } = await windowOf(browser, 'editor', options);
  await openDraftPage(page, articleId);
  await page.keyboard.press('Enter');
  return { page, articleId };
}

/** Types a command into the `/` menu and chooses its first entry. */
async function insert(page: Page, words: string): Promise<void> {
  await page.keyboard.type(`/${words}`);
  await expect(page.getByRole('listbox', { name: 'Insert' }).getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
}

const rows = (page: Page) =>
  bodyOfPage(page)
    .locator('tr')
    .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent).join('|')));

test('a table is written, extended and left by the keyboard alone', async ({ browser }) => {
  const { page, articleId } = await open(browser);
  await insert(page, 'table');
  await page.keyboard.type('Club');
  for (const text of ['Played', 'Points', 'Rovers', '31', '64', 'Saltings', '30', '61', 'Gulls']) {
    await page.keyboard.press('Tab');
    await page.keyboard.type(text);
  }
  await expect
    .poll(() => rows(page))
    .toEqual(['Club|Played|Points', 'Rovers|31|64', 'Saltings|30|61', 'Gulls||']);
  await expect(bodyOfPage(page).locator('th')).toHaveText(['Club', 'Played', 'Points']);

  await page.keyboard.press('Backspace');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('!');
  await page.keyboard.press('Control+Alt+g');
  await expect(page.getByRole('button', { name: 'Insert row below' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => rows(page))
    .toEqual(['Club|Played|Points|', 'Rovers|31|64|', 'Saltings|30|61!|', 'Gull|||']);
  for (let at = 0; at < 3; at += 1) await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Delete column' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect.poll(() => rows(page)).toEqual(['Club|Played|Points', 'Rovers|31|64', 'Gull||']);

  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type('After.');
  await expect(bodyOfPage(page).locator('p').last()).toHaveText('After.');
  await bodyOfPage(page).locator('th').first().click();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByLabel('Caption of the table')).toBeFocused();
  await page.keyboard.type('The league');
  await page.keyboard.press('Enter');
  await page.keyboard.type('The ');
  await expect.poll(() => rows(page)).toContain('The Club|Played|Points');
  await expectSaved(page);
  const body = await bodyJsonInDatabase(articleId);
  expect(body).toContain('"caption":"The league"');
});

test('text that is pasted or deleted over several cells leaves the table whole', async ({ browser }) => {
  const { page } = await open(browser);
  const html =
    '<table><tr><th>Club</th><th>Points</th></tr><tr><td>Rovers</td><td>64</td></tr><tr><td>Gulls</td><td>9</td></tr></table>';
  const paste = (text: string) =>
    bodyOfPage(page).evaluate((element, given) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', given);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  await paste(html);
  await expect.poll(() => rows(page)).toEqual(['Club|Points', 'Rovers|64', 'Gulls|9']);
  await bodyOfPage(page).locator('td').first().click();
  await page.keyboard.press('End');
  await paste('<p>United</p><h2>FC</h2>');
  await expect(bodyOfPage(page).locator('td').first()).toHaveText('RoversUnitedFC');
  await expect(bodyOfPage(page).locator('table')).toHaveCount(1);
  await bodyOfPage(page).locator('td').first().click();
  await bodyOfPage(page)
    .locator('td')
    .last()
    .click({ modifiers: ['Shift'] });
  await page.keyboard.press('Delete');
  await expect(bodyOfPage(page).locator('tr')).toHaveCount(3);
  await expect(bodyOfPage(page).locator('td')).toHaveCount(4);
});

test('a quotation has an author, a box has a title, three hyphens are a divider, text has more marks', async ({
  browser,
}) => {
  const { page, articleId } = await open(browser);
  await page.keyboard.type('---');
  await expect(bodyOfPage(page).locator('hr')).toHaveCount(1);
  await insert(page, 'quotation');
  await page.keyboard.type('We wait.');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Attribution')).toBeFocused();
  await page.keyboard.type('Tove Ahl');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('H');
  await page.keyboard.press('Control+Alt+,');
  await page.keyboard.type('2');
  await page.keyboard.press('Control+Alt+.');
  await page.keyboard.type('3');
  await expect(bodyOfPage(page).locator('sub')).toHaveText('2');
  await expect(bodyOfPage(page).locator('sup')).toHaveText('3');
  await page.keyboard.press('Control+Alt+.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('raison');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('Control+Shift+x');
  await page.keyboard.press('Control+Alt+l');
  await page.getByRole('dialog').getByLabel('Language', { exact: true }).selectOption('ar');
  await page.getByRole('button', { name: 'Set language' }).click();
  await expect(bodyOfPage(page).locator('span[lang="ar"][dir="rtl"]')).toHaveText('raison');
  await expect(bodyOfPage(page).locator('s')).toHaveText('raison');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await insert(page, 'fact');
  await page.keyboard.type('Built in 1998.');
  await page.getByLabel('Title of the fact box').fill('The ferry');
  await expectSaved(page);
  const body = await bodyJsonInDatabase(articleId);
  for (const part of ['"attribution":"Tove Ahl"', '"title":"The ferry"', '"lang":"ar"', '"divider"'])
    expect(body).toContain(part);
});

for (const [width, theme, locale] of [
  [390, 'dark', 'zh-CN'],
  [390, 'light', 'en'],
  [1440, 'light', 'en'],
] as const) {
  test(`a table and a box fit at ${width} px, ${theme}, ${locale}`, async ({ browser }) => {
    const { page } = await open(browser, { viewport: { width, height: 900 }, colorScheme: theme });
    await page.keyboard.press('Control+Alt+b');
    await page.keyboard.type('Built in 1998.');
    await page.keyboard.press('ArrowUp');
    await bodyOfPage(page).locator('p').first().click();
    await page.keyboard.press('End');
    await page.keyboard.press('Control+Alt+g');
    for (const text of ['Club', 'Played', 'Points', 'Rovers', '31', '64']) {
      await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    }
    await expectFit(page, 'a table in the editor');
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/blocks-${width}-${theme}.png`, fullPage: true });
  });
}
