import { type CDPSession, expect, type Page } from '@playwright/test';
import { bodyInDatabase, bodyOfPage, expectSaved, openDraftPage } from '#e2e/setting/drafting.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.afterAll(() => database.close());

/** One composition of an input method: the texts that it shows one after the other, and the text that it commits. */
type Composition = { shows: string[]; commits: string };

type Language = { name: string; text: string; selected: string; types: Composition[] };

const languages: Language[] = [
  {
    name: 'Chinese (Pinyin)',
    text: '昨天渡轮九点启航。',
    selected: '渡轮',
    types: [
      { shows: ['k', 'ku', 'kua', "kuai'c", "kuai'chuan"], commits: '快船' },
      { shows: ['y', 'yu'], commits: '于' },
    ],
  },
  {
    name: 'Japanese (kana, then kanji in two clauses)',
    text: '昨日連絡船は九時に出た。',
    selected: '連絡船',
    types: [
      {
        shows: [
          'w',
          'わ',
          'わt',
          'わた',
          'わたs',
          'わたし',
          'わたしぶね',
          '私ぶね',
          '渡しぶね',
          '渡し舟',
          '渡し船',
        ],
        commits: '渡し船',
      },
      { shows: ['d', 'で', 'でm', 'でも'], commits: 'でも' },
      { shows: ['ふ', 'ふt', 'ふたt', 'ふたつ', '２つ', '二つ'], commits: '二つ' },
    ],
  },
  {
    name: 'Korean (jamo, of which a final consonant moves to the next syllable)',
    text: '어제 연락선은 아홉 시에 떠났다.',
    selected: '연락선',
    types: [
      { shows: ['ㄴ', '나', '날'], commits: '나' },
      { shows: ['루', '룹'], commits: '루' },
      { shows: ['배', '뱃'], commits: '배' },
    ],
  },
];

/** Composes as an input method does. Calls `meanwhile` while each text is shown. */
async function compose(
  input: CDPSession,
  { shows, commits }: Composition,
  meanwhile: () => Promise<void>,
): Promise<void> {
  for (const text of shows) {
    await show(input, text);
    await meanwhile();
  }
  await input.send('Input.insertText', { text: commits });
}

const show = (input: CDPSession, text: string) =>
  input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });

/** Puts the caret behind a passage of the body's first paragraph, or selects the passage. */
async function goTo(page: Page, text: string, passage: string, isSelected: boolean): Promise<void> {
  await page.keyboard.press('Control+Home');
  for (let at = text.indexOf(passage); at > 0; at -= 1) await page.keyboard.press('ArrowRight');
  for (const _ of passage) await page.keyboard.press(isSelected ? 'Shift+ArrowRight' : 'ArrowRight');
}

const places = [
  { name: 'over a selection', mode: 'editing', isSelected: true },
  { name: 'as a suggestion at the caret', mode: 'suggesting', isSelected: false },
  { name: 'as a suggestion over a selection', mode: 'suggesting', isSelected: true },
];

for (const { name, text, selected, types } of languages)
  for (const { name: place, mode, isSelected } of places)
    test(`${name} is composed ${place}, while another person types before and after it`, async ({
      browser,
    }) => {
      const articleId = await database.story(await database.actor('editor'), { headline: name, text });
      const [{ page: mine }, { page: theirs }] = await Promise.all([
        windowOf(browser, 'writer'),
        windowOf(browser, 'editor'),
      ]);
      for (const page of [mine, theirs]) await openDraftPage(page, articleId);
      if (mode === 'suggesting') await mine.getByLabel('Mode').selectOption(mode);
      await expect(mine.getByLabel('Mode')).toHaveValue(mode);
      const isSuggested = mode === 'suggesting';
      await goTo(mine, text, selected, isSelected);

      const input = await mine.context().newCDPSession(mine);
      let typed = 0;
      const typeAround = async () => {
        await theirs.keyboard.press('Control+Home');
        await theirs.keyboard.type('x');
        await theirs.keyboard.press('Control+End');
        await theirs.keyboard.type('z');
        typed += 1;
      };
      for (const each of types) await compose(input, each, typeAround);

      const composed = types.map(({ commits }) => commits).join('');
      const [before, after] = text.split(selected);
      const around = (middle: string) => `${'x'.repeat(typed)}${before}${middle}${after}${'z'.repeat(typed)}`;
      const deleted = isSuggested && isSelected ? [selected] : [];
      const shown = !isSuggested ? composed : isSelected ? composed + selected : selected + composed;
      for (const page of [mine, theirs]) {
        const paragraph = bodyOfPage(page).locator('p');
        await expect(paragraph).toHaveText([around(shown)]);
        await expect(paragraph.locator('ins')).toHaveText(isSuggested ? [composed] : []);
        await expect(paragraph.locator('del')).toHaveText(deleted);
        await expectSaved(page);
      }
      expect(await bodyInDatabase(articleId)).toBe(around(isSuggested ? selected : composed));
    });

const text = '昨天渡轮九点启航。';

async function openForSuggesting(page: Page, headline: string, boldPassage?: string) {
  const articleId = await database.story(await database.actor('editor'), { headline, text });
  await openDraftPage(page, articleId);
  const paragraph = bodyOfPage(page).locator('p');
  if (boldPassage) {
    await goTo(page, text, boldPassage, true);
    await page.keyboard.press('Control+b');
    await expect(paragraph.locator('strong')).toHaveText([boldPassage]);
  }
  await page.getByLabel('Mode').selectOption('suggesting');
  await expect(page.getByLabel('Mode')).toHaveValue('suggesting');
  return { articleId, paragraph, input: await page.context().newCDPSession(page) };
}

test('text composed over a selection that is partly bold is a suggestion, which undo takes back', async ({
  browser,
}) => {
  const { page } = await windowOf(browser, 'writer');
  const { articleId, paragraph, input } = await openForSuggesting(page, 'Partly bold', '轮九');
  await goTo(page, text, '渡轮', true);
  await compose(input, { shows: ['k', 'ku', "kuai'chuan"], commits: '快船' }, async () => {});
  await expect(paragraph).toHaveText(['昨天快船渡轮九点启航。']);
  await expect(paragraph.locator('ins')).toHaveText(['快船']);
  await expect(paragraph.locator('del')).toHaveText(['渡轮']);
  await expect(paragraph.locator('strong')).toHaveText(['轮', '九']);
  await expectSaved(page);
  expect(await bodyInDatabase(articleId)).toBe(text);

  // One key takes back what was typed without a pause: under load several are needed.
  await expect(async () => {
    await page.keyboard.press('Control+z');
    expect(await paragraph.locator('ins, del').count()).toBe(0);
  }).toPass();
  await expect(paragraph).toHaveText([text]);
});

test('a composition over a selection that is cancelled leaves the text with the proposed deletion', async ({
  browser,
}) => {
  const { page } = await windowOf(browser, 'writer');
  const { articleId, paragraph, input } = await openForSuggesting(page, 'Cancelled');
  await goTo(page, text, '渡轮', true);
  for (const shown of ['k', 'ku', '']) await show(input, shown);
  await expect(paragraph).toHaveText([text]);
  await expect(paragraph.locator('del')).toHaveText(['渡轮']);
  await expect(paragraph.locator('ins')).toHaveCount(0);
  await expectSaved(page);
  expect(await bodyInDatabase(articleId)).toBe(text);
});
