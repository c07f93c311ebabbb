import { expect } from '@playwright/test';
import { pathOf } from '#contracts/routes.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { ask, tricks } from '#e2e/setting/crawling.ts';
import { setPastOpen } from '#e2e/setting/openPast.ts';
import { readerAddresses } from '#e2e/setting/readerAddresses.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { replyInScene, startSceneThread } from '#editorial/comments/comments.scene.ts';
import type { LedgerPage } from '#editorial/ledger/publishedDocuments.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { createShare } from '#editorial/sharing/shareLinks.ts';
import { acceptSuggestions } from '#editorial/suggestions/closingSuggestions.ts';
import { listSuggestions } from '#editorial/suggestions/listingSuggestions.ts';
import { suggestEverywhere } from '#editorial/suggestions/suggestedStory.scene.ts';

/** The text of all suggestions and comments. Search pages repeat the query, so only the second word shows a leak. */
const text = 'Zugvogel Entwurfswort';
const query = 'zugvogel';
const canary = 'entwurfswort';
const base = () => process.env.COPYDESK_URL ?? '';

let database: TestDatabase;
let editor: Actor;
let articleId: ArticleId;
let insertionId: string;
test.beforeAll(async () => {
  database = await openTestDatabase();
  editor = await database.actor('editor');
  articleId = await database.story(editor, {
    headline: 'The tide gate is tested',
    standfirst: 'It holds back the sea.',
    text: 'The gate closed in nine minutes.\n\nIt will stay open in summer.',
    topics: ['Tide gates'],
  });
  insertionId = await suggestEverywhere(editor, articleId, text);
  for (let at = 0; at < 20; at += 1) {
    const about =
      at % 2
        ? { place: 'article' as const }
        : { place: 'text' as const, field: 'body' as const, quote: text };
    const { threadId } = await startSceneThread(editor, articleId, { about, text: `${text}: is it so?` });
    await replyInScene(editor, threadId, `${text}: it is.`);
  }
});
test.afterAll(async () => {
  await setPastOpen(database, false);
  await database.close();
});

const addressesOf = (slug: string, moment: string) =>
  readerAddresses({
    article: slug,
    section: 'city',
    topic: 'tide-gates',
    author: 'mara-lindqvist',
    series: 'keeping-the-sea-out',
    query,
    origin: base(),
    moment,
  });

/** The addresses, with the request variants, whose responses contain a text, in any case. */
async function addressesWith(wanted: string, addresses: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const address of addresses) {
    for (const { name, ...trick } of tricks(base())) {
      const { said } = await ask(base(), address, trick);
      if (said.toLowerCase().includes(wanted.toLowerCase())) found.push(`${name} ${address}`);
    }
  }
  return found;
}

/** The addresses of the second page of the ledger and of all after it. */
async function laterLedgerPages(): Promise<string[]> {
  const pages: string[] = [];
  let address: string | null = pathOf('ledgerReleases');
  while (address) {
    const page: LedgerPage = await (await fetch(base() + address)).json();
    if (page.next) pages.push(page.next);
    address = page.next;
  }
  return pages;
}

/** Addresses of a part, subscription, picture, draft or own page, which this story or this paper does not have. */
const withoutContent =
  /^\/(articles\/[^/]+\/1|corrections\/feed\.json|subscri.*|media\/.*|\.well-known\/security\.txt|api\/drafts.*|newsroom\/.*|(text\/)?about\/1|1)$/;

/** The other addresses that do not answer with a page or a file. */
async function unansweredOf(addresses: string[]): Promise<string[]> {
  const answers = await Promise.all(
    addresses.map(async (address) => ({
      address,
      ...(await ask(base(), address, { query: '', init: {} })),
    })),
  );
  return answers
    .filter(({ address, status }) => status !== 200 && !withoutContent.test(address))
    .map(({ status, address }) => `${status} ${address}`);
}

test('no address of a reader contains anything of 50 open suggestions and 20 comments on a released article', async () => {
  test.setTimeout(180_000 * timeoutFactor);
  await setPastOpen(database, true);
  expect((await listSuggestions(editor, articleId)).open).toHaveLength(50);
  const { slug } = await release(editor, { articleId });
  const headline = 'The tide gate is tested';
  const read = async () => (await fetch(`${base()}/articles/${slug}`)).text();
  await expect.poll(read).toContain(headline);
  const moment = `${new Date(Date.now() + 1_000).toISOString().slice(0, 19)}Z`;
  await expect.poll(async () => (await fetch(`${base()}/as-of/${moment}/articles/${slug}`)).status).toBe(200);
  const { link } = await createShare(editor, { articleId, recipient: 'Dr Okafor', days: 1 }, base());
  const laterPages = await laterLedgerPages();
  const addresses = [...addressesOf(slug, moment), ...laterPages, new URL(link).pathname];
  expect(await addressesWith(canary, addresses)).toEqual([]);
  expect(await unansweredOf(addresses), 'a new route needs its values in readerAddresses').toEqual([]);
  // The same addresses do contain the article, so that a leak would be found.
  const past = `/as-of/${moment}`;
  const withArticle = await addressesWith(headline, addresses);
  for (const address of [
    ...['', '/text', past].map((edition) => `${edition}/articles/${slug}`),
    ...['', '/text', past].map((edition) => `${edition}/topics/tide-gates`),
    ...[
      '/',
      '/text',
      past,
      `/articles/${slug}/history`,
      '/feed.xml',
      '/feed.json',
      '/topics/tide-gates/feed.xml',
    ],
    ...[
      '/api/articles',
      `/api/articles/${slug}`,
      '/api/ninjs',
      `/api/ninjs/${slug}`,
      laterPages.at(-1) ?? pathOf('ledgerReleases'),
    ],
    new URL(link).pathname,
  ])
    expect(withArticle, address).toContain(`plain ${address}`);
  await test.step('an accepted suggestion is found there after the next release', async () => {
    await acceptSuggestions(editor, { articleId, ids: [insertionId] });
    await release(editor, { articleId, kind: 'update' });
    await expect.poll(read).toContain(text);
    for (const address of [`/search?q=${query}`, `/api/articles/${slug}`, `/text/articles/${slug}`])
      expect(await addressesWith(canary, [address]), address).toContain(`plain ${address}`);
  });
});
