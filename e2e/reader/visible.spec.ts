import { expect } from '@playwright/test';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.afterAll(() => database.close());

const read = async (path: string): Promise<{ status: number; body: string }> => {
  const answer = await fetch(`${process.env.COPYDESK_URL}${path}`);
  return { status: answer.status, body: await answer.text() };
};

const everywhere = [
  '/',
  '/sections/city',
  '/topics/sandbanks',
  '/search?q=oystercatcher',
  '/feed.xml',
  '/feed.json',
  '/sitemaps/articles-0.xml',
];

/** Polls until all pages contain the text or, with `is` false, none does. */
async function shown(text: string, paths: string[], is: boolean): Promise<void> {
  for (const path of paths) {
    await expect
      .poll(async () => (await read(path)).body.includes(text), {
        message: path,
        intervals: [20],
      })
      .toBe(is);
  }
}

test('a release is visible at once on its page and all pages that list it; a withdrawal removes it from all', async () => {
  const editor = await database.actor('editor');
  const neighbour = await database.story(editor, {
    headline: 'Sandbanks are moving north',
    topics: ['Sandbanks'],
  });
  const beside = await release(editor, { articleId: neighbour });
  const headline = 'Oystercatcher numbers double on the sandbanks';
  const articleId = await database.story(editor, {
    headline,
    text: 'Waders were counted.',
    topics: ['Sandbanks'],
  });
  const slug = 'oystercatcher-numbers-double-on-the-sandbanks';
  // Caches every page before the release, the story's address as a 404.
  for (const path of [...everywhere, `/articles/${beside.slug}`]) await read(path);
  expect((await read(`/articles/${slug}`)).status).toBe(404);

  expect((await release(editor, { articleId })).slug).toBe(slug);
  await expect.poll(async () => (await read(`/articles/${slug}`)).status, { intervals: [20] }).toBe(200);
  await shown(headline, [...everywhere.slice(0, -1), `/articles/${beside.slug}`], true);
  await shown(slug, ['/sitemaps/articles-0.xml'], true);

  const second = 'Oystercatcher numbers treble on the sandbanks';
  await editDraft(editor, { articleId, headline: second });
  await release(editor, { articleId, kind: 'correction', readerNote: 'They have trebled.' });
  await shown(second, [`/articles/${slug}`, '/', '/sections/city', `/articles/${beside.slug}`], true);
  await shown(headline, ['/', '/sections/city', '/feed.xml', `/articles/${beside.slug}`], false);
  await shown('They have trebled.', ['/corrections', `/articles/${slug}`], true);

  await withdraw(editor, { articleId, because: 'The count was of gulls.' });
  await expect.poll(async () => (await read(`/articles/${slug}`)).status, { intervals: [20] }).toBe(410);
  await shown('The count was of gulls.', [`/articles/${slug}`], true);
  await shown(
    second,
    [...everywhere, '/corrections', `/articles/${beside.slug}`, `/articles/${slug}`],
    false,
  );
  await shown(slug, ['/sitemaps/articles-0.xml', '/feed.xml'], false);
});

test('a former address redirects, and a story that changes section disappears from the old section', async () => {
  const editor = await database.actor('editor');
  const articleId = await database.story(editor, { headline: 'Lightship comes home' });
  const { slug } = await release(editor, { articleId });
  await shown('Lightship comes home', ['/sections/city'], true);
  const before = await readArticleForEditing(editor, articleId);
  const culture = before.sections.find((section) => section.slug === 'culture');
  await describeArticle(editor, {
    articleId,
    version: before.article.version,
    slug: 'the-lightship-comes-home',
    sectionId: culture?.id ?? null,
  });
  await release(editor, { articleId, kind: 'update' });
  const moved = await fetch(`${process.env.COPYDESK_URL}/articles/${slug}`, { redirect: 'manual' });
  expect(moved.status).toBe(308);
  expect(moved.headers.get('location')).toContain('/articles/the-lightship-comes-home');
  await shown('Lightship comes home', ['/sections/city'], false);
  await shown('Lightship comes home', ['/sections/culture'], true);
});
