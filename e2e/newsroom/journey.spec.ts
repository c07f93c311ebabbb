import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { createTranslator } from 'use-intl/core';
import { staffPool } from '#db/pools.ts';
import { openedDialog } from '#e2e/setting/dialogs.ts';
import { expectFit } from '#e2e/setting/fit.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { tabTo } from '#e2e/setting/tabbing.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';
import { changeLocale } from '#editorial/people/changingLocale.ts';
import * as en from '#messages/enMessages.ts';
import * as zh from '#messages/zhMessages.ts';

// An article from the first word to its readers, with one way of input only, in each language of the staff pages.

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.afterEach(async () => {
  for (const role of ['writer', 'editor'] as const)
    await changeLocale({ ...(await database.actor(role)), locale: 'zh-CN' }, { locale: 'en' });
});
test.afterAll(() => database.close());

const labelsOf = (locale: string, messages: object) =>
  createTranslator({ locale, messages }) as (key: string, values?: Record<string, string | number>) => string;
type Labels = ReturnType<typeof labelsOf>;
const languages = {
  en: {
    labels: labelsOf('en', en),
    headline: 'The lock gates of Alder',
    wrong: 'Seven',
    right: 'Nine',
    rest: ' ferries wait at the gates.',
  },
  'zh-CN': {
    labels: labelsOf('zh-CN', zh),
    headline: '码头闸门重新开启',
    wrong: '七艘',
    right: '九条',
    rest: '渡轮在闸门前等候。',
  },
};
const notes = [
  'Canary: is the number right?',
  'Canary: from the harbour master.',
  'Canary: see my questions.',
];

/** One way of input. */
type Input = {
  viewport: { width: number; height: number };
  press(page: Page, target: Locator): Promise<void>;
  pressInToolbar(page: Page, target: Locator): Promise<void>;
  openTab(page: Page, name: RegExp): Promise<void>;
  suggest(page: Page, mode: Locator): Promise<void>;
  /** Selects the first characters of the field, or puts the caret at its start with 0. */
  select(page: Page, field: Locator, count: number): Promise<void>;
};

const enabled = async (target: Locator) => {
  await expect(target).toBeEnabled();
  return target;
};

const keyboard: Input = {
  viewport: { width: 1440, height: 900 },
  async press(page, target) {
    await tabTo(page, await enabled(target));
    await page.keyboard.press('Enter');
  },
  async pressInToolbar(page, target) {
    await page.keyboard.press('Alt+F10');
    for (let button = 0; button < 20; button++) {
      if (await target.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('ArrowRight');
    }
    await expect(target).toBeFocused();
    await page.keyboard.press('Enter');
  },
  async openTab(page, name) {
    const selected = page.getByRole('tab', { selected: true });
    await tabTo(page, selected);
    const wanted = page.getByRole('tab', { name });
    while ((await wanted.getAttribute('aria-selected')) !== 'true') {
      const before = await selected.textContent();
      await page.keyboard.press('ArrowRight');
      await expect(selected).not.toHaveText(before ?? '');
    }
  },
  async suggest(page, mode) {
    await tabTo(page, mode);
    await page.keyboard.press('ArrowDown');
    await expect(mode).toHaveValue('suggesting');
  },
  async select(page, field, count) {
    await tabTo(page, field);
    // ProseMirror sets its selection again 20 ms after it receives the focus, which no person is fast enough to meet.
    await expect(async () => {
      await page.keyboard.press('Control+Home');
      for (let at = 0; at < count; at++) await page.keyboard.press('Shift+ArrowRight');
      expect(await page.evaluate(() => String(getSelection()).length)).toBe(count);
    }).toPass();
  },
};

const touch: Input = {
  viewport: { width: 390, height: 844 },
  press: async (_page, target) => (await enabled(target)).tap(),
  pressInToolbar: async (_page, target) => target.tap(),
  openTab: (page, name) => page.getByRole('tab', { name }).tap(),
  async suggest(_page, mode) {
    await mode.selectOption('suggesting'); // the list is drawn by the phone, not by the page
    await expect(mode).toHaveValue('suggesting');
  },
  async select(page, field, count) {
    await field.tap();
    await page.waitForTimeout(50); // as above
    await field.evaluate((element, length) => {
      const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
      if (words) getSelection()?.setBaseAndExtent(words, 0, words, length);
    }, count);
  },
};

class Desk {
  readonly page: Page;
  readonly input: Input;
  readonly t: Labels;
  constructor(page: Page, input: Input, t: Labels) {
    this.page = page;
    this.input = input;
    this.t = t;
  }
  #field(key: string) {
    return this.page.getByRole('textbox', { name: this.t(key), exact: true });
  }
  #button(key: string, within: Page | Locator = this.page) {
    return within.getByRole('button', { name: this.t(key), exact: true });
  }

  /** Opens the article, and waits until it is saved. */
  async open(articleId: number) {
    await this.page.goto(`/newsroom/articles/${articleId}`);
    await this.saved();
  }
  saved() {
    const status = this.page
      .getByRole('status')
      .filter({ hasText: new RegExp(`^${this.t('editor.saving.saved')}$`) });
    return expect(status.first()).toBeVisible({ timeout: 20_000 * timeoutFactor });
  }
  press(key: string, within?: Page | Locator) {
    return this.input.press(this.page, this.#button(key, within));
  }
  get body() {
    return this.#field('editor.body');
  }
  get flow() {
    return this.page.getByRole('region', { name: this.t('flow.title') });
  }
  async write(key: string, words: string) {
    await this.input.select(this.page, this.#field(key), 0);
    await this.page.keyboard.insertText(words);
  }
  async openSidebar(tab: string) {
    const toggle = this.#button('editor.inspector');
    if ((await toggle.getAttribute('aria-expanded')) !== 'true') await this.input.press(this.page, toggle);
    await this.input.openTab(this.page, new RegExp(`^${this.t(tab)}`));
  }
  /** Only on a phone: elsewhere the sidebar is beside the text. */
  async closeSidebar() {
    if (await this.#button('editor.closeInspector').isVisible()) await this.press('editor.closeInspector');
  }
  /** Fills the dialog’s field in which the focus is, and sends it. */
  async answer(words: string, key: string) {
    const field = openedDialog(this.page).getByRole('textbox');
    await expect(field).toBeFocused();
    await this.page.keyboard.insertText(words);
    await expectFit(this.page, key);
    await this.press(key, openedDialog(this.page));
    await expect(openedDialog(this.page)).toBeHidden();
  }
}

async function openDesk(browser: Browser, role: 'writer' | 'editor', input: Input, labels: Labels) {
  const isTouch = input === touch;
  const { page } = await windowOf(browser, role, {
    viewport: input.viewport,
    hasTouch: isTouch,
    isMobile: isTouch,
  });
  return new Desk(page, input, labels);
}

for (const [means, input] of Object.entries({ keyboard, touch }))
  for (const [locale, words] of Object.entries(languages))
    test(`an article is written, commented on, changed, approved and released by ${means} alone, in ${locale}`, async ({
      browser,
    }) => {
      test.setTimeout(120_000 * timeoutFactor);
      const { labels: t, headline, wrong, right, rest } = words;
      const [commented, replied, returned] = notes as [string, string, string];
      const [by, editing] = [await database.actor('writer'), await database.actor('editor')];
      for (const person of [by, editing]) await changeLocale(person, { locale: locale as 'en' | 'zh-CN' });
      const articleId = await database.story(by, { headline: '', text: '' });
      const writer = await openDesk(browser, 'writer', input, t);
      const editor = await openDesk(browser, 'editor', input, t);

      await writer.open(articleId);
      await writer.write('editor.headline', headline);
      await writer.write('editor.body', `${wrong}${rest}`);
      await writer.saved();
      await writer.openSidebar('editor.tabs.story');
      await writer.press('flow.submit');
      await writer.answer('First version.', 'flow.submitNow');
      await expect(writer.flow).toContainText('First version.');

      await editor.open(articleId);
      await editor.input.select(editor.page, editor.body, wrong.length);
      const toolbar = editor.page.getByRole('toolbar', { name: t('editor.toolbar') });
      await input.pressInToolbar(
        editor.page,
        toolbar.getByRole('button', { name: t('editor.formats.comment') }),
      );
      const comment = editor.page.getByRole('textbox', { name: t('comments.text'), exact: true });
      await expect(comment).toBeFocused();
      await editor.page.keyboard.insertText(commented);
      await expectFit(editor.page, 'a new comment');
      await editor.press(
        'comments.send',
        editor.page.getByRole('form').or(editor.page.getByRole('tabpanel')).last(),
      );
      await expect(editor.body.locator('.comment-open')).toHaveText(wrong);
      await editor.closeSidebar();
      const mode = editor.page.getByLabel(t('editor.suggesting.mode'));
      await editor.input.suggest(editor.page, mode);
      const { width = 0 } = (await mode.boundingBox()) ?? {};
      expect(width, 'the chosen mode can be read').toBeGreaterThan(80);
      await editor.input.select(editor.page, editor.body, wrong.length);
      await editor.page.keyboard.insertText(right);
      await expect(editor.body.locator('del')).toHaveText(wrong);
      await expect(editor.body.locator('ins')).toHaveText(right);
      await editor.saved();
      await expectFit(editor.page, 'a suggestion');
      await editor.openSidebar('editor.tabs.story');
      await editor.press('flow.return');
      await editor.answer(returned, 'flow.returnNow');
      await expect(writer.flow).toContainText(returned);

      await writer.input.openTab(writer.page, new RegExp(`^${t('editor.tabs.suggestions')}`));
      const suggestions = writer.page
        .getByRole('list', { name: t('editor.suggesting.open') })
        .getByRole('listitem');
      await expect(suggestions.first()).toContainText(right);
      await expectFit(writer.page, 'the suggestions');
      await writer.press('editor.suggesting.accept', suggestions.first());
      await expect(writer.body).toHaveText(`${right}${rest}`);
      await writer.input.openTab(writer.page, new RegExp(`^${t('editor.tabs.comments')}`));
      const thread = writer.page
        .getByRole('list', { name: t('comments.title') })
        .getByRole('article')
        .first();
      await expect(thread).toContainText(commented);
      await writer.press('comments.reply', thread);
      await expect(thread.getByRole('textbox', { name: t('comments.replyText') })).toBeFocused();
      await writer.page.keyboard.insertText(replied);
      await writer.press('comments.reply', thread);
      await expect(thread).toContainText(replied);
      await expectFit(writer.page, 'the comments');
      await writer.press('comments.resolve', thread);
      await expect(writer.page.getByRole('list', { name: t('comments.title') })).toHaveCount(0);
      await writer.input.openTab(writer.page, new RegExp(`^${t('editor.tabs.story')}`));
      await writer.press('flow.submit');
      await writer.answer('Second version.', 'flow.submitNow');

      await expect(editor.flow).toContainText('Second version.', { timeout: 20_000 });
      await editor.press('flow.approve');
      await expect(editor.flow).toContainText(t('editor.standing.approved'));
      await expectFit(editor.page, 'an approved article');
      await editor.closeSidebar();
      await editor.press('editor.release');
      await editor.page.waitForURL('**/release');
      await editor.press('release.releaseNow');
      await expect(
        editor.page.getByRole('heading', { name: t('release.released', { number: 1 }) }),
      ).toBeVisible();

      const { rows } = await staffPool().query('select slug from article where id = $1', [articleId]);
      await editor.page.goto(`/articles/${rows[0].slug}`);
      await expect(editor.page.getByRole('article').first()).toContainText(`${right}${rest}`);
      const released = await editor.page.content();
      for (const hidden of ['Canary', wrong, 'version.']) expect(released).not.toContain(hidden);
      await Promise.all([writer, editor].map(({ page }) => page.context().close()));
    });
