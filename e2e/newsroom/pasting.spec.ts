import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import { bodyInDatabase, bodyOfPage, expectSaved, openDraftPage } from '#e2e/setting/drafting.ts';
import { expectFit } from '#e2e/setting/fit.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.afterAll(() => database.close());

const fixture = (name: string): string =>
  readFileSync(new URL(`../../body/foreignHtml/fixtures/${name}.html.txt`, import.meta.url), 'utf8');
const notice = (page: Page) => page.getByRole('status').filter({ hasText: 'Pasted without' });
const paragraphs = (page: Page) => bodyOfPage(page).locator('p');

async function open(browser: Parameters<typeof windowOf>[0], options: Parameters<typeof windowOf>[2] = {}) {
  const articleId = await database.story(await database.actor('editor'), {
    headline: 'On pasting',
    text: 'Before.',
  });
  const { page, context } = await windowOf(browser, 'editor', options);
  await openDraftPage(page, articleId);
  await page.keyboard.press('Enter');
  return { page, context, articleId };
}

function paste(page: Page, html: string): Promise<void> {
  return bodyOfPage(page).evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, html);
}

/** Drops or pastes a file as browser events do. */
function insertFile(page: Page, bytes: Buffer, how: 'drop' | 'paste', type = 'image/png'): Promise<void> {
  return bodyOfPage(page).evaluate(
    (element, file) => {
      const data = new DataTransfer();
      data.items.add(
        new File([Uint8Array.from(atob(file.base64), (sign) => sign.charCodeAt(0))], 'quay.png', {
          type: file.type,
        }),
      );
      const first = element.querySelector('p')?.getBoundingClientRect();
      const at = { clientX: (first?.right ?? 0) - 2, clientY: (first?.bottom ?? 0) - 2 };
      const common = { bubbles: true, cancelable: true };
      element.dispatchEvent(
        file.how === 'drop'
          ? new DragEvent('drop', { ...common, ...at, dataTransfer: data })
          : new ClipboardEvent('paste', { ...common, clipboardData: data }),
      );
    },
    { base64: bytes.toString('base64'), how, type },
  );
}

/** The blocks of the body in order: the text of each, or a marker for a figure. */
const outline = (page: Page): Promise<string[]> =>
  bodyOfPage(page).evaluate((element) =>
    [...element.children].map((block) =>
      block.querySelector('figure') || block.matches('figure') ? 'figure' : (block.textContent ?? ''),
    ),
  );

const png = (colour: string) =>
  sharp({ create: { width: 640, height: 400, channels: 3, background: colour } })
    .png()
    .toBuffer();

test('Word comments stay out of the story, the omissions are listed, and undo removes the paste', async ({
  browser,
}) => {
  const { page, articleId } = await open(browser);
  await page.keyboard.type('Mine.');
  await page.keyboard.press('Enter');
  await paste(page, fixture('word-comments'));
  await expect(paragraphs(page)).toHaveText([
    'Before.',
    'Mine.',
    'The harbourmaster took the boat home, the board was told.',
    'The board meets again in May.',
  ]);
  await expect(notice(page)).toHaveText('Pasted without: 1 comment.');
  await expectSaved(page);
  expect(await bodyInDatabase(articleId)).not.toMatch(/LEGAL|XY1/);
  await page.keyboard.press('Control+z');
  await expect(bodyOfPage(page)).not.toContainText('harbourmaster');
  await expect(bodyOfPage(page)).toContainText('Mine.');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice(page)).toHaveCount(0);
});

test('hidden text, notes, tables and superscripts from the real clipboard keep their meaning', async ({
  browser,
}) => {
  const { page, context } = await open(browser);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const html = fixture('word-hidden') + fixture('word-footnotes') + fixture('table-and-powers');
  await page.evaluate(
    (text) =>
      navigator.clipboard.write([
        new ClipboardItem({ 'text/html': new Blob([text], { type: 'text/html' }) }),
      ]),
    html,
  );
  await page.keyboard.press('Control+v');
  await expect(bodyOfPage(page).locator('th')).toHaveText(['Club', 'Played', 'Points']);
  await expect(bodyOfPage(page).locator('tr').last().locator('td')).toHaveText(['Saltings', '30', '61']);
  await expect(bodyOfPage(page)).toContainText('in 1998 [1] by 40 centimetres.');
  await expect(bodyOfPage(page)).toContainText('4 × 10⁶ litres of H₂O');
  await expect(bodyOfPage(page)).not.toContainText('SOURCE');
  await expect(bodyOfPage(page).getByRole('link')).toHaveCount(0);
  await expectSaved(page);
});

test('the numbers of lists from Word and from web pages are kept', async ({ browser }) => {
  const { page } = await open(browser);
  const item = (level: number, label: string, text: string) =>
    `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${label}<span>&nbsp;&nbsp;</span></span><![endif]>${text}</p>`;
  await paste(
    page,
    `${item(1, '5.', 'Five')}${item(2, 'a)', 'Letter')}${item(1, '6.', 'Six')}<ol type=I start=3><li>Roman</ol>`,
  );
  await expect(bodyOfPage(page).locator('ol[start="5"] > li')).toHaveCount(2);
  await expect(bodyOfPage(page).locator('ol[start="5"] ol[type="a"] > li')).toHaveText('Letter');
  const roman = bodyOfPage(page).locator('ol[type="I"]');
  await expect(roman).toHaveText('Roman');
  await expect(roman).toHaveCSS('list-style-type', 'upper-roman');
  await expectSaved(page);
});

test('content copied and pasted within a story is unchanged', async ({ browser }) => {
  const { page } = await open(browser);
  await paste(
    page,
    '<h2>Head</h2><blockquote><p>Said</p></blockquote><p><a href="https://e.org/">e</a> <b>bold</b></p>',
  );
  await expect(bodyOfPage(page).locator('h2')).toHaveText('Head'); // the first paste waits for its code
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+v');
  await expect(bodyOfPage(page).locator('h2')).toHaveText(['Head', 'Head']);
  await expect(bodyOfPage(page).locator('blockquote')).toHaveCount(2);
  await expect(bodyOfPage(page).getByRole('link')).toHaveCount(2);
  await expect(notice(page)).toHaveCount(0);
});

test('Enter and paste after everything was selected act at the caret, before the editor knows that the caret has moved', async ({
  browser,
}) => {
  const { page } = await open(browser);
  await page.keyboard.type('Last.');
  await page.keyboard.press('Control+a');
  // The browser reports a changed selection in a later task than this one.
  await bodyOfPage(page).evaluate((element) => {
    const last = element.querySelector(':scope > p:last-child')?.firstChild;
    document.getSelection()?.collapse(last ?? null, 'Last.'.length);
    element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'Pasted.');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(paragraphs(page)).toHaveText(['Before.', 'Last.', 'Pasted.']);
});

test('a dropped picture becomes a figure at the drop position, a pasted one at the caret', async ({
  browser,
}) => {
  const { page } = await open(browser);
  await page.keyboard.type('Last.');
  await insertFile(page, await png('#336699'), 'drop');
  await expect(bodyOfPage(page).locator('figure img')).toHaveCount(1, { timeout: 30_000 * timeoutFactor });
  await expect.poll(() => outline(page)).toEqual(['Before.', 'figure', 'Last.']);
  await insertFile(page, await png('#993366'), 'paste');
  await expect(bodyOfPage(page).locator('figure img')).toHaveCount(2, { timeout: 30_000 * timeoutFactor });
  await expect.poll(() => outline(page)).toEqual(['Before.', 'figure', 'Last.', 'figure', '']);
  await expect(page.getByRole('list', { name: 'Uploads' }).getByRole('listitem')).toHaveCount(0);
  await expectSaved(page);
});

test('a file that is no picture is refused and the story is unchanged', async ({ browser }) => {
  const { page } = await open(browser);
  await insertFile(page, Buffer.from('no picture'), 'drop');
  const uploads = page.getByRole('list', { name: 'Uploads' });
  await expect(uploads.getByRole('alert')).toContainText('quay.png');
  await expect(bodyOfPage(page).locator('figure')).toHaveCount(0);
  await expect(paragraphs(page).first()).toHaveText('Before.');
});

for (const [width, theme] of [
  [390, 'dark'],
  [1440, 'light'],
] as const) {
  test(`the list of what a paste left out is accessible and fits at ${width} px, ${theme}`, async ({
    browser,
  }) => {
    const { page } = await open(browser, { viewport: { width, height: 800 }, colorScheme: theme });
    await paste(
      page,
      `${fixture('word-comments')}${fixture('table-and-powers')}<p>北京今日<s>无</s>有雨。</p><p dir=rtl>قال الوزير<sup>1</sup> اليوم</p><img src="x">`,
    );
    await expect(notice(page)).toContainText('1 comment, 1 deleted or struck-out passage, and 1 picture');
    await expectFit(page, 'the notice of a paste');
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/paste-${width}-${theme}.png` });
  });
}
