import { expect, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { staff } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { createArticle } from '#editorial/articles/creatingArticles.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { arrangeFront } from '#editorial/fronts/arrangingFronts.ts';
import { readFrontDraft } from '#editorial/fronts/frontDraftRow.ts';
import { describeAsset } from '#editorial/media/describingAssets.ts';
import { uploadAsset } from '#editorial/media/uploadingPictures.ts';
import { createPackage } from '#editorial/packages/composingPackages.ts';
import { setItems } from '#editorial/packages/fillingPackages.ts';

let database: TestDatabase;
let editor: Actor;
test.beforeAll(async () => {
  database = await openTestDatabase();
  process.env.MEDIA_URL = `file:${process.env.COPYDESK_DATA_DIR}/media`;
  editor = await database.actor('editor');
});
test.afterAll(() => database.close());

async function takePicture(background: string) {
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background } })
    .png()
    .toBuffer();
  return (await uploadAsset(editor, { bytes, fileName: `no-words-${background.slice(1)}.png` })).id;
}

/** Makes a story that fails nearly all release checks. */
async function unfitStory(): Promise<ArticleId> {
  const lead = await takePicture('#101f2f');
  const inBody = await takePicture('#201f2f');
  const expired = await takePicture('#301f2f');
  await describeAsset(editor, { assetId: expired, rightsUntil: new Date(Date.now() - 60_000).toISOString() });
  const articleId = await database.story(editor, { headline: 'Whatever can be wrong with a story' });
  const figure = (asset: number, alt: string) => ({
    type: 'figure',
    attrs: { asset, alt, caption: '', credit: '' },
  });
  await editDraft(editor, {
    articleId,
    body: bodyOf([
      paragraph('It has words.'),
      figure(inBody, 'Described here'),
      figure(inBody, ''),
      figure(expired, 'Over'),
      {
        type: 'entry',
        attrs: { name: 'toosoon', at: '2090-01-01T00:00:00Z' },
        content: [paragraph('To come.')],
      },
    ]),
  });
  const { article: row } = await readArticleForEditing(editor, articleId);
  await describeArticle(editor, { articleId, version: row.version, sectionId: null, leadAssetId: lead });
  await staff().update(article).set({ slug: 'no--address' }).where(eq(article.id, articleId));
  return articleId;
}

/** Follows each blocking check by keyboard and expects the focus in the field that it names. */
async function follow(page: Page, from: string, fields: Record<string, (page: Page) => Locator>) {
  await page.goto(from);
  const blocking = page.getByRole('listitem').filter({ hasText: 'Must be fixed:' });
  await expect(blocking.first()).toBeVisible();
  const sentences = await blocking.allTextContents();
  expect(sentences).toHaveLength(Object.keys(fields).length);
  for (const [sentence, field] of Object.entries(fields)) {
    await test.step(sentence, async () => {
      await page.goto(from);
      await blocking.filter({ hasText: sentence }).getByRole('link', { name: 'Go there' }).focus();
      await page.keyboard.press('Enter');
      await expect(field(page)).toBeFocused();
      await expect(field(page)).toBeInViewport();
      expect(new URL(page.url()).search).toBe('');
    });
  }
}

test('each blocking check leads by keyboard to the field that causes it', async ({ browser }) => {
  const { page, context } = await windowOf(browser, 'editor', { viewport: { width: 1440, height: 900 } });
  const articleId = await unfitStory();
  const figure = (nth: number) => page.locator('[data-field="body"] [data-asset]').nth(nth);
  await follow(page, `/newsroom/articles/${articleId}/release`, {
    'No section is chosen': () => page.getByRole('combobox', { name: 'Section' }),
    'The lead picture has no alt text': () =>
      page.getByRole('textbox', { name: 'Alt text of the lead picture' }),
    'A picture in the body has no alt text': () => figure(1).getByLabel('Alt text'),
    'An entry’s time': () => page.getByRole('button', { name: /^Change the time of this entry/ }),
    'can’t be an address': () => page.getByRole('textbox', { name: 'Address' }),
    'The rights to the picture': () => figure(2).locator('input').first(),
  });
  const { articleId: empty } = await createArticle(editor);
  await follow(page, `/newsroom/articles/${empty}/release`, {
    'The headline is empty': () => page.getByRole('textbox', { name: 'Headline' }),
    'The body is empty': () => page.getByRole('textbox', { name: 'Body' }),
    'No section is chosen': () => page.getByRole('combobox', { name: 'Section' }),
  });

  await test.step('text typed there clears the check', async () => {
    await page.goto(`/newsroom/articles/${articleId}?field=lead-alt`);
    const alt = page.getByRole('textbox', { name: 'Alt text of the lead picture' });
    await expect(alt).toBeFocused();
    await page.keyboard.type('A dark square');
    await page.keyboard.press('Tab');
    await expect
      .poll(async () => (await readArticleForEditing(editor, articleId)).article.leadAlt)
      .toBe('A dark square');
  });

  await test.step('the same works within the editor', async () => {
    await page.getByRole('tab', { name: 'Checks' }).click();
    const row = page.getByRole('listitem').filter({ hasText: 'No section is chosen' });
    await row.getByRole('button', { name: 'Go there' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Section' })).toBeFocused();
  });
  await context.close();
});

test('a blocking check leads to a part of a front, also from a package', async ({ browser }) => {
  const { page, context } = await windowOf(browser, 'editor', { viewport: { width: 1440, height: 900 } });
  const { frontId, version, layout } = await readFrontDraft(editor, { language: 'zh-CN' });
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const draft = await database.story(editor, { headline: 'Pinned before its time' });
  const [, ...others] = layout.places;
  await arrangeFront(editor, {
    frontId,
    version,
    layout: { ...layout, places: [draft, ...others], banner: { text: '', articleId: null, until } },
  });
  const banner = page.locator('[data-part="banner"] input').first();
  const pinned = page.getByRole('button', { name: /^Move Pinned before its time/ });

  await page.goto('/newsroom/front?language=zh-CN');
  await page.getByRole('tab', { name: 'Preview' }).click();
  await page.getByRole('tab', { name: 'Release', exact: true }).click();
  const row = (text: string) => page.getByRole('listitem').filter({ hasText: text });
  await row('The banner says nothing').getByRole('button', { name: 'Go there' }).focus();
  await page.keyboard.press('Enter');
  await expect(banner).toBeFocused();
  await row('is a draft').getByRole('button', { name: 'Go there' }).focus();
  await page.keyboard.press('Enter');
  await expect(pinned).toBeFocused();

  const { packageId } = await createPackage(editor, { name: 'With an unfit front' });
  await setItems(editor, { packageId, version: 1, items: [{ frontId }] });
  for (const [text, control] of [
    ['The banner says nothing', banner],
    ['is a draft', pinned],
  ] as const) {
    await page.goto(`/newsroom/packages/${packageId}`);
    await row(text).last().getByRole('link', { name: 'Go there' }).focus();
    await page.keyboard.press('Enter');
    await expect(control).toBeFocused();
    expect(new URL(page.url()).search).toBe('?language=zh-CN');
  }
  await context.close();
  const now = await readFrontDraft(editor, { language: 'zh-CN' });
  await arrangeFront(editor, { frontId, version: now.version, layout });
});
