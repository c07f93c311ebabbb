import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, type Page } from '@playwright/test';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { signIn } from '#e2e/setting/people.ts';
import { postgresPid, type Running, startServer } from '#e2e/setting/server.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase } from '#e2e/setting/testDatabase.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';
import { release } from '#editorial/releases/releasingArticles.ts';

let server: Running;
/** Two in the suite; `ROUNDS=200` by hand. The instants of the kills repeat after `INSTANTS` rounds. */
const rounds = Number(process.env.ROUNDS ?? 2);
const INSTANTS = 8;
const roundTimeoutMs = 30_000 * rounds * timeoutFactor;

test.beforeAll(async () => {
  test.setTimeout(240_000 * timeoutFactor);
  server = await startServer({ env: { SAMPLE_EDITION: '0' } });
});
test.afterAll(async () => {
  await server.stop();
  await rm(server.dataDir, { recursive: true, force: true });
});

const body = (page: Page) => page.getByRole('textbox', { name: 'Body' });
const status = (page: Page, says: RegExp) => page.getByRole('status').filter({ hasText: says }).first();

async function newArticle(page: Page): Promise<string> {
  await page.goto(`${server.url}/newsroom`);
  await page.getByRole('link', { name: 'New article' }).first().click();
  await expect(page).toHaveURL(/articles\/\d+$/);
  await expect(body(page)).toBeVisible();
  await body(page).click();
  return page.url();
}

test('every character shown as Saved survives kill -9 of the server while typing; the page reconnects and doubles nothing', async ({
  browser,
}) => {
  test.setTimeout(180_000 * timeoutFactor + roundTimeoutMs);
  const context = await browser.newContext({ baseURL: server.url, locale: 'en-GB' });
  const page = await context.newPage();
  await signIn(page, 'writer@example.com');
  const address = await newArticle(page);
  let text = '';
  for (let round = 0; round < rounds; round++) {
    const before = `round ${round} saved before. `;
    await page.keyboard.type(before);
    text += before;
    await expect(status(page, /^Saved$/)).toBeVisible({ timeout: 15_000 * timeoutFactor });
    const during = `round ${round} typed while the server died and came back. `;
    const typing = page.keyboard.type(during, { delay: 40 });
    await sleep(300 + (round % INSTANTS) * 250);
    const { port, dataDir } = server;
    server.process.kill('SIGKILL');
    const restarted = startServer({ port, dataDir, env: { SAMPLE_EDITION: '0' } });
    await typing;
    text += during;
    server = await restarted;
    await expect(status(page, /^Saved$/)).toBeVisible({ timeout: 20_000 * timeoutFactor });
    expect(((await body(page).textContent()) ?? '').replaceAll('\u00a0', ' ')).toBe(text);
  }
  // A new browser has no local copy, so it shows the text of the database.
  const stranger = await browser.newContext({ baseURL: server.url, locale: 'en-GB' });
  const other = await stranger.newPage();
  await signIn(other, 'editor@example.com');
  await other.goto(address);
  await expect(body(other)).toContainText('saved before');
  expect(((await body(other).textContent()) ?? '').replaceAll('\u00a0', ' ')).toBe(text);
  await stranger.close();
  await context.close();
});

test('while Postgres is down the text is kept and the status says so; afterwards all is saved', async ({
  browser,
}) => {
  test.setTimeout(120_000 * timeoutFactor);
  const context = await browser.newContext({ baseURL: server.url, locale: 'en-GB' });
  const page = await context.newPage();
  await signIn(page, 'writer@example.com');
  await newArticle(page);
  await page.keyboard.type('Before. ');
  await expect(status(page, /^Saved$/)).toBeVisible();
  const pid = await postgresPid(server.dataDir);
  process.kill(pid, 'SIGKILL');
  await page.keyboard.type('During. ', { delay: 30 });
  await expect(status(page, /^Saved$/)).toBeVisible({ timeout: 30_000 * timeoutFactor });
  await page.reload();
  await expect(body(page)).toHaveText(/Before\. During\.\s*$/);
  await context.close();
});

test('a release during which Postgres is killed is written completely or not at all', async () => {
  test.setTimeout(120_000 * timeoutFactor + roundTimeoutMs);
  const database = await openTestDatabase(server.dataDir);
  const editor = await database.actor('editor');
  const ids = [];
  for (let at = 0; at < 12; at++) ids.push(await database.story(editor, { headline: `Cut off ${at}` }));
  for (let round = 0; round < rounds; round++) {
    const pid = await postgresPid(server.dataDir);
    const releases = ids.map((articleId) => release(editor, { articleId, kind: 'update' }).catch(() => null));
    await sleep(15 + (round % INSTANTS) * 25);
    process.kill(pid, 'SIGKILL');
    await Promise.all(releases);
    await expect
      .poll(
        () =>
          staff()
            .execute(sql`select 1`)
            .then(
              () => true,
              () => false,
            ),
        { timeout: 30_000 * timeoutFactor },
      )
      .toBe(true);
    const { rows } = await staff().execute(sql`
      select r.id from release r
      left join release_search s on s.release_id = r.id
      left join release_topic t on t.release_id = r.id
      left join audit_event e on e.act in ('release.made', 'release.scheduled') and e.subject_id = r.article_id::text
        and (e.detail->>'number')::int = r.number
      left join release before on before.article_id = r.article_id and before.number = r.number - 1
      where s.release_id is null or t.release_id is null or e.id is null
        or (r.number > 1 and (before.id is null or upper(before.live) is distinct from lower(r.live)))`);
    expect(rows).toEqual([]);
  }
  await database.close();
});
