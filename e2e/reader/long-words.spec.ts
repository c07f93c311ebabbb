import { expect, type Page } from '@playwright/test';
import { bodyOf, heading, paragraph } from '#body/composeBody.ts';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { expectNoOverhang } from '#e2e/setting/fit.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';

const word = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle';
const address = `https://a.example/${'very-long/'.repeat(12)}`;
const widths = [320, 360];

let database: TestDatabase;
let articleId: ArticleId;
let slug: string;

test.beforeAll(async () => {
  database = await openTestDatabase();
  const editor = await database.actor('editor');
  articleId = await database.story(editor, {
    headline: `${word} ${address}`,
    standfirst: `${address} ${word}`,
  });
  const link = { type: 'link', attrs: { href: address } };
  const text = [{ type: 'text', text: address, marks: [link] }];
  const entry = { type: 'entry', attrs: { name: 'longword', at: '2026-04-14T02:15:00Z' } };
  const body = bodyOf([
    paragraph(`${word} ${word}`),
    { type: 'paragraph', content: text },
    { ...entry, content: [heading(2, word), paragraph(address)] },
    { type: 'pullQuote', content: [{ type: 'text', text: word }] },
  ]);
  await editDraft(editor, { articleId, body });
  const { article } = await readArticleForEditing(editor, articleId);
  const filed = { topics: [word, 'Ferries'], authors: [word, 'x'.repeat(100)], urgency: 1 };
  await describeArticle(editor, { articleId, version: article.version, ...filed });
  slug = (await release(editor, { articleId })).slug;
  await editDraft(editor, { articleId, standfirst: `${word} ${address}` });
  await release(editor, { articleId, kind: 'correction', readerNote: `${address} ${word}` });
});
test.afterAll(async () => {
  await withdraw(await database.actor('editor'), { articleId, because: 'It has been read.' });
  await database.close();
});

/** Replaces names of sections, captions and labels with the long word. */
const nameAll = (page: Page) =>
  page.evaluate((name) => {
    for (const each of document.querySelectorAll(
      'nav a, .label, .label a, figcaption, .reason, .nameplate a',
    ))
      each.textContent = name;
  }, word);

for (const width of widths)
  test(`long words and addresses cause no overflow on readers’ pages, ${width} px`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, locale: 'en-GB' });
    const page = await context.newPage();
    const paths = [
      ...['/', '/sections/city', '/corrections', '/search?q=donaudampfschifffahrtsgesellschaft', '/text'],
      ...[`/articles/${slug}`, `/articles/${slug}/history`, `/text/articles/${slug}`],
    ];
    await page.goto(`/articles/${slug}`);
    for (const link of await page.locator('a[rel="author"], a[rel="tag"]').all())
      paths.push((await link.getAttribute('href')) ?? '');
    expect(paths.length).toBe(12);
    for (const path of paths) {
      await expect
        .poll(async () => (await page.goto(path)) && (await page.locator('body').textContent()), {
          timeout: 20_000 * timeoutFactor,
        })
        .toContain(path.startsWith('/articles') || path.startsWith('/text/') ? word : 'a');
      await expectNoOverhang(page, path);
      await nameAll(page);
      await expectNoOverhang(page, `${path} with long names only`);
    }
    await context.close();
  });

test('long words and addresses cause no overflow on staff pages, 360 px', async ({ browser }) => {
  const { context, page } = await windowOf(browser, 'editor');
  await page.setViewportSize({ width: 360, height: 800 });
  const draftPath = `/newsroom/articles/${articleId}`;
  for (const path of [
    '/newsroom',
    '/newsroom?q=donaudampf',
    draftPath,
    `${draftPath}/release`,
    '/newsroom/front',
    '/newsroom/calendar',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
    await expectNoOverhang(page, path);
  }
  await context.close();
});

test('a name with a bidirectional control character does not change the direction or order of other names', async ({
  page,
}) => {
  const editor = await database.actor('editor');
  const id = await database.story(editor, {
    headline: 'Names side by side',
    topics: ['مرفأ', '2 piers', 'Quays'],
  });
  const { article } = await readArticleForEditing(editor, id);
  const authors = ['Bo Turner', 'محمد علي', '3 Friends', 'Cy Next'];
  await describeArticle(editor, { articleId: id, version: article.version, authors });
  // As stored before control characters were removed from names.
  await staff().execute(sql`update author set name = ${'Bo \u202eTurner'} where name = 'Bo Turner'`);
  const released = await release(editor, { articleId: id });
  for (const path of [`/articles/${released.slug}`, `/text/articles/${released.slug}`]) {
    await page.goto(path);
    const places = await page.locator('a[rel="author"] bdi').evaluateAll((names) =>
      names.map((name) => {
        const [text] = name.childNodes;
        const range = document.createRange();
        const at = (from: number) => {
          range.setStart(text as Node, from);
          range.setEnd(text as Node, from + 1);
          return range.getBoundingClientRect().left;
        };
        const length = name.textContent?.length ?? 0;
        return { left: name.getBoundingClientRect().left, first: at(0), last: at(length - 1) };
      }),
    );
    expect(places).toHaveLength(4);
    const lefts = places.map(({ left }) => left);
    expect(lefts).toEqual(lefts.toSorted((one, other) => one - other));
    for (const at of [2, 3]) expect(places[at]?.first).toBeLessThan(places[at]?.last ?? 0);
    expect(places[1]?.first).toBeGreaterThan(places[1]?.last ?? 0); // Arabic is right-to-left
  }
  await withdraw(editor, { articleId: id, because: 'It has been read.' });
});
