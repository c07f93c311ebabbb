import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserContext, expect } from '@playwright/test';
import type { FrontLayout } from '#db/schema/fronts.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { expectFit } from '#e2e/setting/fit.ts';
import { setPastOpen } from '#e2e/setting/openPast.ts';
import { windowOf } from '#e2e/setting/people.ts';
import {
  boundariesSince,
  type Change,
  changesOf,
  clock,
  difference,
  mainOf,
  servedAt,
  watch,
  withdrawnHeadlines,
} from '#e2e/setting/remembering.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { arrangeFront } from '#editorial/fronts/arrangingFronts.ts';
import { readFrontDraft } from '#editorial/fronts/frontDraftRow.ts';
import { releaseFront } from '#editorial/fronts/releasingFronts.ts';
import { changeLocale } from '#editorial/people/changingLocale.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { takeBack } from '#editorial/releases/takingBackReleases.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';

/** Number of moments to compare. One act takes about as long as two comparisons. */
const moments = Number(process.env.MOMENTS ?? 20);

let database: TestDatabase;
let editor: Actor;
let context: BrowserContext;
let arranged: FrontLayout;
const url = () => process.env.COPYDESK_URL ?? '';

test.beforeAll(async ({ browser }) => {
  database = await openTestDatabase();
  editor = await database.actor('editor');
  ({ context } = await windowOf(browser, 'editor'));
  ({ layout: arranged } = await readFrontDraft(editor, { language: 'en' }));
  await setPastOpen(database, true);
});
// Also after a failure.
test.afterEach(async () => changeLocale(await database.actor('editor'), { locale: 'en' }));
test.afterAll(async () => {
  await arrange(() => arranged).catch(() => {}); // restores the front
  await setPastOpen(database, false);
  await context.close();
  await database.close();
});

const random = (below: number) => Math.floor(Math.random() * below);
const name = (ms: number) => new Date(ms).toISOString();

type Story = { id: ArticleId; path: string; number: number; version: number };

/** Does a random act on a story or on the front. Refused acts, such as withdrawing twice, change nothing. */
async function act(stories: Story[]): Promise<void> {
  const story = stories[random(stories.length)] as Story;
  const { id: articleId } = story;
  const headline = `Lantern ${articleId} told ${++story.version} times`;
  const soon = new Date(Date.now() + 1_500);
  const { releases } = await readArticleForEditing(editor, articleId);
  const number = releases.find(({ isLive }) => isLive)?.number ?? 1;
  const acts = [
    () => editDraft(editor, { articleId, headline }).then(() => put({ articleId, kind: 'update' })),
    () =>
      editDraft(editor, { articleId, headline }).then(() =>
        put({ articleId, kind: 'correction', readerNote: `It was ${story.version}.` }),
      ),
    () => editDraft(editor, { articleId, headline }).then(() => put({ articleId, kind: 'update', at: soon })),
    () => takeBack(editor, { articleId, number, readerNote: `As before ${story.version}.` }),
    () => withdraw(editor, { articleId, because: 'It was dark.' }),
    () => withdraw(editor, { articleId, because: 'It will be dark.', at: soon }),
    () => arrange(leading([articleId, null, (stories[0] as Story).id])),
  ];
  await acts[random(acts.length)]?.().catch((error) => {
    if (!error.reason) throw error;
  });
}

const put = (order: object) =>
  release(editor, order as never).catch(() => {
    const { kind: _, ...first } = order as { kind?: string };
    return release(editor, first as never);
  });

async function arrange(change: (layout: FrontLayout) => FrontLayout): Promise<void> {
  const { frontId, version, layout } = await readFrontDraft(editor, { language: 'en' });
  const next = await arrangeFront(editor, { frontId, version, layout: change(layout) });
  await releaseFront(editor, { frontId, version: next.version });
}

/** A layout with these stories in the first places and the newest in the others. */
const leading = (first: (ArticleId | null)[]) => (layout: FrontLayout) => ({
  ...layout,
  places: layout.places.map((_, at) => first[at] ?? null),
});

test('the paper as of any moment equals what the press served then; readers get nothing withdrawn since', async () => {
  test.setTimeout((120_000 + moments * 5_000) * timeoutFactor);
  const stories: Story[] = [];
  for (let at = 0; at < 10; at++) {
    const headline = `Lantern ${at} is lit`;
    const id = await database.story(editor, {
      headline,
      text: 'Light over the harbour.',
      topics: ['Lanterns'],
    });
    const { slug, number } = await release(editor, { articleId: id });
    stories.push({ id, path: `/articles/${slug}`, number, version: 0 });
  }
  const paths = ['/', ...stories.map(({ path }) => path)];
  const begun = await clock();
  const { served, untilSeen, end } = watch(url(), paths);
  const acts: Change[] = [];
  await untilSeen();
  for (let at = 0; at < Math.max(7, moments / 2.5); at++) {
    const from = await clock();
    await act(stories);
    acts.push({ from, to: await clock() });
    await untilSeen(); // so that even on a slow machine the press serves each state
    await sleep(random(500));
  }
  await sleep(1_800); // until scheduled begins and ends have passed
  await end();
  const ended = await clock();
  const changes = changesOf(await boundariesSince(begun), acts);

  const counts = { sure: 0, 'either-side': 0, between: 0, unseen: 0, withheld: 0, same: 0 };
  const wrong: unknown[] = [];
  async function compare(path: string, moment: number): Promise<void> {
    const answer = await context.request.get(`/newsroom/as-of/${name(moment)}${path === '/' ? '' : path}`);
    const main = mainOf(await answer.text());
    const { is, any } = servedAt(served, path, moment, changes);
    counts[is] += 1;
    const status = answer.status();
    if (any.some((one) => one.status === status && one.main === main)) return;
    if (is === 'between') counts.unseen += 1;
    else {
      const near = changes.filter(
        ({ from, to }) => Math.abs(from - moment) < 3_000 || Math.abs(to - moment) < 3_000,
      );
      const times = [...any, ...near].map(({ from, to }) => [from - moment, to - moment].map(Math.round));
      wrong.push([path, name(moment), is, status, times, ...difference(main, any[0]?.main ?? '')]);
    }
  }
  const tried: number[] = [];
  // On a busy machine the press is polled less often, so fewer moments are `sure`; then more moments are tried.
  while (tried.length < moments || (counts.sure <= moments && tried.length < 6 * moments)) {
    const moment = Math.round(begun + 800 + random(ended - begun - 800));
    tried.push(moment);
    for (let at = 0; at < paths.length; at += 4)
      await Promise.all(paths.slice(at, at + 4).map((path) => compare(path, moment)));
  }
  expect(wrong).toEqual([]);
  expect(counts.sure).toBeGreaterThan(moments);
  expect(counts.unseen).toBeLessThan((tried.length * paths.length) / 10);

  // Readers get the editor's page or, for stories withdrawn since, a notice without their text.
  const gone = await withdrawnHeadlines();
  for (const moment of tried.slice(0, Math.max(3, moments / 10)))
    for (const path of paths) {
      const at = name(Math.floor(moment / 1000) * 1000).replace('.000Z', 'Z');
      const [ours, theirs] = await Promise.all([
        fetch(`${url()}/as-of/${at}${path === '/' ? '' : path}`),
        context.request.get(`/newsroom/as-of/${at}${path === '/' ? '' : path}`),
      ]);
      const [html, full] = [await ours.text(), await theirs.text()];
      expect(ours.headers.get('x-robots-tag')).toBe('noindex');
      for (const { headline } of gone.filter(({ wholly }) => wholly))
        expect(html, path).not.toContain(headline);
      if (gone.some(({ headline }) => full.includes(headline))) counts.withheld += 1;
      else {
        counts.same += 1;
        expect([path, at, ours.status, mainOf(html)]).toEqual([path, at, theirs.status(), mainOf(full)]);
      }
    }
  console.log(
    `${moments} moments, ${served.length} responses of the press, ${acts.length} acts: ${JSON.stringify(counts)}`,
  );
});

test('a withdrawn story, also one withdrawn on schedule, and a closed archive disappear from the past within a second', async () => {
  const first = await database.story(editor, { headline: 'Lighthouse out at once' });
  const second = await database.story(editor, { headline: 'Lighthouse out by plan' });
  const slugs = [
    (await release(editor, { articleId: first })).slug,
    (await release(editor, { articleId: second })).slug,
  ];
  await sleep(1_100);
  const at = `/as-of/${name(Math.floor((await clock()) / 1000) * 1000).replace('.000Z', 'Z')}`;
  const status = async (path: string, words: string) => {
    const answer = await fetch(url() + path);
    return [answer.status, (await answer.text()).includes(words)];
  };
  const [once, planned] = ['Lighthouse out at once', 'Lighthouse out by plan'] as const;
  const soon = { intervals: [20] };
  const [one, other] = slugs.map((slug) => `${at}/articles/${slug}`) as [string, string];
  expect(await status(one, once)).toEqual([200, true]);
  expect(await status(other, planned)).toEqual([200, true]);
  expect(await status(at, planned)).toEqual([200, true]);

  await withdraw(editor, { articleId: first, because: 'Not so.' });
  await expect.poll(() => status(one, once), soon).toEqual([410, false]);
  await expect.poll(() => status(at, once), soon).toEqual([200, false]);
  const end = new Date(Date.now() + 5_000);
  await withdraw(editor, { articleId: second, because: 'Not so.', at: end });
  await expect.poll(() => status(other, planned), soon).toEqual([200, true]);
  await expect.poll(() => status(at, planned), soon).toEqual([200, true]);
  await sleep(end.getTime() - Date.now());
  await expect.poll(() => status(other, planned), soon).toEqual([410, false]);
  await expect.poll(() => status(at, planned), soon).toEqual([200, false]);

  await setPastOpen(database, false);
  const unknown = await (await fetch(`${url()}/no-such-address`)).text();
  for (const path of [at, one, '/as-of', '/as-of/2026-01-01T00:00Z']) {
    await expect.poll(async () => (await fetch(url() + path)).status, soon).toBe(404);
    expect(await (await fetch(url() + path)).text()).toBe(unknown);
  }
  await setPastOpen(database, true);
  await expect.poll(async () => (await fetch(url() + at)).status, soon).toBe(200);
});

test('editors step through the past and its links stay in the past; readers reach it from the footer; it is accessible', async () => {
  const page = await context.newPage();
  await page.goto('/newsroom/past');
  await expect(page.getByRole('heading', { level: 1, name: 'The past' })).toBeVisible();
  const paper = page.frameLocator('iframe');
  await expect(paper.getByText('This is the paper as it stood on')).toBeVisible();
  await paper.getByRole('navigation').getByRole('link', { name: 'City' }).click();
  await expect(paper.getByRole('heading', { level: 1, name: 'City' })).toBeVisible();
  await page.getByRole('link', { name: 'Change before' }).click();
  await expect(page).toHaveURL(/path=%2Fsections%2Fcity/);
  await expect(paper.getByRole('heading', { level: 1, name: 'City' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Change after' })).toBeVisible();
  for (const [locale, width] of [
    ['zh-CN', 1440],
    ['en', 390],
  ] as const) {
    await changeLocale(editor, { locale });
    await page.setViewportSize({ width, height: 900 });
    await page.reload();
    await expect(
      page.getByRole('heading', { level: 1, name: locale === 'en' ? 'The past' : '往期' }),
    ).toBeVisible();
    await expect(paper.getByRole('heading', { level: 1, name: 'City' })).toBeVisible();
    await expectFit(page, `/newsroom/past ${width}`);
  }

  for (const [language, footer, button, notice] of [
    ['en', 'Read a past day', 'Read the paper', 'A past moment'],
    ['zh-CN', '查看往期版面', '阅读', '往期时刻'],
  ] as const) {
    await page.goto(`/?language=${language}`);
    await page.getByRole('link', { name: footer }).click();
    if (language === 'en') await expectFit(page, '/as-of');
    await page.locator('#date').fill('2026-01-02');
    await page.getByRole('button', { name: button }).click();
    await expect(page).toHaveURL(/\/as-of\/2026-01-02T\d\d:00:00Z/);
    await expect(page.getByRole('complementary', { name: notice })).toBeVisible();
    if (language === 'zh-CN') await expectFit(page, page.url());
  }
  await page.close();
});
