import { expect } from '@playwright/test';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.afterAll(() => database.close());

async function releasesOf(articleId: number): Promise<{ kind: string; live: boolean }[]> {
  const { rows } = await staff().execute<{ kind: string; live: boolean }>(
    sql`select kind, live @> now() as live from release where article_id = ${articleId} order by number`,
  );
  return rows;
}

test('a page that was open before a story was withdrawn says who withdrew it, and releases nothing', async ({
  browser,
}) => {
  const [editor, admin] = [await database.actor('editor'), await database.actor('admin')];
  const articleId = await database.story(editor, { headline: 'Withdrawn at noon' });
  await release(editor, { articleId });
  const { page, context } = await windowOf(browser, 'editor');
  // As on a device that was asleep: the page receives no events.
  await page.route('**/newsroom/events**', (route) => route.abort());
  await page.goto(`/newsroom/articles/${articleId}/release`);
  await page.getByRole('radio', { name: /^Update/ }).check();
  await withdraw(admin, { articleId, because: 'It was wrong.' });
  await page.getByRole('button', { name: 'Release now' }).click();
  await expect(page.getByText(`${admin.name} withdrew it on`)).toBeVisible();
  expect(await releasesOf(articleId)).toEqual([{ kind: 'first', live: false }]);
  await context.close();
});

test('a correction that the network sends three times is released once', async ({ browser }) => {
  const editor = await database.actor('editor');
  const articleId = await database.story(editor, { headline: 'Corrected once' });
  const { slug } = await release(editor, { articleId });
  const { page, context } = await windowOf(browser, 'editor');
  await page.goto(`/newsroom/articles/${articleId}/release`);
  await page.getByRole('radio', { name: /^Correction/ }).check();
  await page.getByRole('textbox', { name: /readers/i }).fill('The bridge is 40 metres long.');
  let answers: string[] = [];
  await page.route(`**/newsroom/articles/${articleId}/release`, async (route) => {
    if (!route.request().postData()?.includes('requestKey')) return route.continue();
    const sent = await Promise.all([1, 2, 3].map(() => route.fetch()));
    answers = await Promise.all(sent.map((one) => one.text()));
    const first = answers.findIndex((text) => !text.includes('already-done'));
    const response = sent[first];
    return response ? route.fulfill({ response }) : route.abort();
  });
  await page.getByRole('button', { name: 'Release now' }).click();
  await expect(page.getByRole('heading', { name: 'Release 2 is live' })).toBeVisible();
  expect(answers.filter((text) => text.includes('already-done'))).toHaveLength(2);
  expect(await releasesOf(articleId)).toHaveLength(2);
  await page.unrouteAll();
  await page.goto(`/articles/${slug}`);
  await expect(page.getByText('The bridge is 40 metres long.')).toHaveCount(1);
  await context.close();
});
