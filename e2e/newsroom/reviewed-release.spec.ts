import { type Browser, expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { expectFit } from '#e2e/setting/fit.ts';
import { type Role, windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { release } from '#editorial/releases/releasingArticles.ts';

// With smooth scrolling and transitions, which other tests turn off.
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

/** number of releases while two people type; set with `ROUNDS=20` */
const rounds = Number(process.env.ROUNDS ?? 3);

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.afterAll(() => database.close());

const addressOf = (articleId: number) => `/newsroom/articles/${articleId}/release`;
const paper = (page: Page): FrameLocator => page.frameLocator('iframe[title="As readers will see it"]');
const releaseNow = (page: Page): Locator => page.getByRole('button', { name: 'Release now' });
const movedOn = (page: Page): Locator => page.getByText(/since you opened this page/);

/** Signs a user in who types into a story without pause. @returns a function that stops the typing */
async function keepTyping(
  browser: Browser,
  role: Role,
  articleId: number,
  input: { at: 'Home' | 'End'; words: string[] },
) {
  const { page, context } = await windowOf(browser, role);
  await page.goto(`/newsroom/articles/${articleId}`);
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Body' }).click();
  await page.keyboard.press(`Control+${input.at}`);
  let isTyping = true;
  const typing = (async () => {
    for (let turn = 0; isTyping; turn++)
      for (const sign of input.words[turn % input.words.length] ?? '') {
        // Characters without a key are inserted as an input method does.
        if (sign < '\u007f') await page.keyboard.press(sign === ' ' ? 'Space' : sign);
        else await page.keyboard.insertText(sign);
      }
  })();
  return async () => {
    isTyping = false;
    await typing;
    await context.close();
  };
}

/** The text of an article's page or preview, without times, which are known only after the release. */
const textOf = (page: Page | FrameLocator): Promise<string[]> =>
  page.locator('article h1, article p:not(:has(time))').allTextContents();

test(`an editor releases what they reviewed while two people type without a pause, ${rounds} of ${rounds}`, async ({
  browser,
}) => {
  test.setTimeout((60_000 + rounds * 20_000) * timeoutFactor);
  const text = '轮渡在晨雾里靠岸，码头上的人排起了长队。\n\nThe second paragraph waits for the tide.';
  const mark = Math.random().toString(36).slice(2, 8);
  const headline = `Typed into all day ${mark}`;
  const articleId = await database.story(await database.actor('editor'), { headline, text });
  const { page: editor, context } = await windowOf(browser, 'editor');
  const stops = await Promise.all([
    keepTyping(browser, 'writer', articleId, { at: 'Home', words: ['潮水涨', '了又退', '去。'] }),
    keepTyping(browser, 'admin', articleId, { at: 'End', words: ['typing ', 'on ', 'and on '] }),
  ]);
  for (let round = 1; round <= rounds; round++) {
    await editor.goto(addressOf(articleId));
    if (round > 1) await editor.getByRole('radio', { name: /^Update/ }).check();
    await expect(paper(editor).getByRole('heading', { level: 1 })).toBeVisible();
    const reviewed = await textOf(paper(editor));
    await expect(movedOn(editor)).toBeVisible();
    await releaseNow(editor).click();
    await expect(editor.getByRole('heading', { name: `Release ${round} is live` })).toBeVisible();
    const reader = await context.newPage();
    await reader.goto(`/articles/typed-into-all-day-${mark}`);
    expect(await textOf(reader)).toEqual(reviewed);
    await reader.close();
  }
  for (const stop of stops) await stop();
  const { rows } = await staff().execute(sql`
    select count(*)::int as released, count(distinct body::text)::int as texts from release where article_id = ${articleId}`);
  expect(rows).toEqual([{ released: rounds, texts: rounds }]);
  await context.close();
});

test('the release page shows who edits the draft and what they change; a newer draft keeps the choices made', async ({
  browser,
}) => {
  const by = await database.actor('editor');
  const articleId = await database.story(by, {
    headline: 'Watched while it changes',
    text: '潮水退去。\n\nStays.',
  });
  await release(by, { articleId });
  const { page, context } = await windowOf(browser, 'editor');
  await page.goto(addressOf(articleId));
  await page.getByRole('radio', { name: /^Correction/ }).check();
  await page.getByLabel('Note to readers').fill('It was the other tide.');
  await page.getByRole('radio', { name: /^At a time/ }).check();
  await page.getByLabel('Release at').fill('2031-05-06T07:08');
  await expect(movedOn(page)).toBeHidden();

  const { page: writer, context: writing } = await windowOf(browser, 'writer');
  await writer.goto(`/newsroom/articles/${articleId}`);
  await expect(page.getByRole('list', { name: 'In the draft now' })).toHaveText('Wren Hollis');
  await expect(writer.getByRole('list', { name: 'Also here' })).toContainText('(reviewing)');
  await writer.getByRole('textbox', { name: 'Body' }).click();
  await writer.keyboard.press('Control+End');
  await writer.keyboard.type(' Not for long.');
  await expect(page.getByText('Edited by Wren Hollis since you opened this page: 1 change.')).toBeVisible();
  await page.getByRole('button', { name: 'Show what changed' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('ins')).toHaveText(/Not for long\./);
  await expectFit(page, 'the difference');
  await writer.keyboard.type(' And again.');
  await expect(dialog.locator('ins')).toHaveText(/And again\./);
  await dialog.getByRole('button', { name: 'Review the newer draft' }).click();
  await expect(dialog).toBeHidden();
  await expect(movedOn(page)).toBeHidden();
  await expect(paper(page).getByText('Stays. Not for long. And again.')).toBeVisible();
  await expect(page.getByRole('radio', { name: /^Correction/ })).toBeChecked();
  await expect(page.getByLabel('Note to readers')).toHaveValue('It was the other tide.');
  await expect(page.getByLabel('Release at')).toHaveValue('2031-05-06T07:08');
  await page.getByRole('button', { name: 'Schedule' }).click();
  await expect(page.getByRole('heading', { name: 'Release 2 goes live by itself' })).toBeVisible();
  await writing.close();
  await context.close();
});

/** Makes a live story with a dozen failing checks, whose release changes more pages than fit on a screen. */
async function storyWithEverything(headline: string): Promise<number> {
  const by = await database.actor('editor');
  const topics = Array.from({ length: 14 }, (_, at) => `Topic of many ${at + 1}`);
  const articleId = await database.story(by, { headline, topics });
  await release(by, { articleId });
  const links = Array.from({ length: 12 }, (_, at) => ({
    type: 'paragraph',
    content: [
      {
        type: 'text',
        text: `It links to a story that is not there, no. ${at + 1}.`,
        marks: [{ type: 'link', attrs: { href: `/articles/not-there-${at + 1}` } }],
      },
    ],
  }));
  await editDraft(by, { articleId, body: { type: 'doc', content: links } });
  return articleId;
}

/** How far an element reaches out of the window in CSS px, as text; empty when it is completely visible. */
async function hiddenPart(target: Locator): Promise<string> {
  const box = await target.boundingBox();
  const { width, height } = target.page().viewportSize() ?? { width: 0, height: 0 };
  if (!box) return 'not there';
  const out = {
    above: -box.y,
    below: box.y + box.height - height,
    left: -box.x,
    right: box.x + box.width - width,
  };
  return Object.entries(out)
    .filter(([, px]) => px > 0.5)
    .map(([side, px]) => `${Math.round(px)} px ${side}`)
    .join(', ');
}

const isInSight = async (target: Locator, what: string) =>
  expect.poll(() => hiddenPart(target), { message: `${what} is in sight` }).toBe('');

/** Expects that the footer with the button hides no control that Tab focuses. */
async function expectFocusInSight(page: Page): Promise<void> {
  const order = page.locator('form[data-act="article.release"]');
  await order.getByRole('radio').first().focus();
  for (let presses = 0; presses < 60; presses++) {
    const covered = await page.evaluate(() => {
      const foot = document.querySelector('[data-act-foot]');
      const active = document.activeElement;
      if (!foot || !active || foot.contains(active)) return null;
      const overlap = active.getBoundingClientRect().bottom - foot.getBoundingClientRect().top;
      return overlap > 1 ? `${active.outerHTML.slice(0, 120)} by ${overlap} px` : null;
    });
    expect(covered, 'the focused control is covered').toBeNull();
    if (await releaseNow(page).evaluate((button) => button === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The button cannot be reached by Tab');
}

test('at 1440 × 900 the form and its button are in sight, and after a press the result', async ({
  browser,
}) => {
  const articleId = await storyWithEverything('In sight on a desk');
  const { page, context } = await windowOf(browser, 'editor', { viewport: { width: 1440, height: 900 } });
  await page.goto(addressOf(articleId));
  await expect(page.getByText('Topic: Topic of many 14')).toBeAttached();
  await page.getByRole('radio', { name: /^Correction/ }).check();
  await isInSight(releaseNow(page), 'Release now');
  await isInSight(page.getByRole('radio', { name: /^Now/ }), 'when');
  await isInSight(page.getByRole('radio', { name: /^Typo/ }), 'kind');
  await isInSight(page.getByLabel('Note to readers'), 'note');
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await expectFit(page, 'the release page with all its parts');
  await page.getByLabel('Note to readers').fill('It was the other tide.');
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await releaseNow(page).click();
  await isInSight(page.getByRole('heading', { name: 'Release 2 is live' }), 'the result');
  await isInSight(page.getByRole('link', { name: /\/articles\/in-sight-on-a-desk(-\d+)?$/ }), 'the address');
  await expect(page.getByRole('button', { name: /^Copy the address/ })).toBeFocused();
  await expect(releaseNow(page)).toHaveCount(0);
  await context.close();
});

test('at 390 px the button stays in sight, covers no focused control, and no on-screen keyboard covers it', async ({
  browser,
}) => {
  const articleId = await storyWithEverything('In sight on a phone');
  const { page, context } = await windowOf(browser, 'editor', { viewport: { width: 390, height: 844 } });
  await page.goto(addressOf(articleId));
  await page.getByRole('radio', { name: /^Update/ }).check();
  await isInSight(releaseNow(page), 'Release now');
  await expectFocusInSight(page);
  await expectFit(page, 'the release page on a phone');
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await isInSight(releaseNow(page), 'Release now at the end of the page');

  const keyboardFrom = 500;
  await page.evaluate((height) => {
    Object.defineProperty(window.visualViewport, 'height', { configurable: true, value: height });
    window.visualViewport?.dispatchEvent(new Event('resize'));
  }, keyboardFrom);
  const foot = await releaseNow(page).boundingBox();
  expect((foot?.y ?? 0) + (foot?.height ?? 0)).toBeLessThanOrEqual(keyboardFrom);
  await page.evaluate(() => {
    Reflect.deleteProperty(window.visualViewport as object, 'height');
    window.visualViewport?.dispatchEvent(new Event('resize'));
  });
  await releaseNow(page).click();
  await isInSight(page.getByRole('heading', { name: 'Release 2 is live' }), 'the result');
  await isInSight(page.getByRole('link', { name: /\/articles\/in-sight-on-a-phone(-\d+)?$/ }), 'the address');
  // The page may scroll while the result is shown, since its length changes while it loads.
  await page.evaluate(() => scrollBy(0, 120));
  await isInSight(page.getByRole('heading', { name: 'Release 2 is live' }), 'the result, after scrolling');
  await page.mouse.wheel(0, 400);
  await expect.poll(() => hiddenPart(page.getByRole('heading', { name: 'Release 2 is live' }))).not.toBe('');
  await page.evaluate(() => scrollTo(0, 0));
  await expectFit(page, 'the result, on a phone');
  await context.close();
});
