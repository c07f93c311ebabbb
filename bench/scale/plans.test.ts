import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePools } from '#db/pools';
import { articlesPerPart } from '#db/sitemapPart';
import { theHouse } from '#editorial/actor';
import { listArticles } from '#editorial/article/listing';
import { readArticle } from '#editorial/reading/article';
import { readCatalogue } from '#editorial/reading/catalogue';
import { readCorrections } from '#editorial/reading/corrections';
import { readFeed } from '#editorial/reading/feeds';
import { readFront, readLatest } from '#editorial/reading/front';
import { readHistory } from '#editorial/reading/history';
import { readAuthor, readSection, readTopic } from '#editorial/reading/lists';
import { searchPaper } from '#editorial/reading/searching';
import { readNews, readSitemapLabels, readSitemapPart, readSitemapParts } from '#editorial/reading/sitemaps';
import { type ScratchDatabase, scratchDatabase } from '#server/postgres/scratch';
import { buildPaper } from './building.ts';
import { readSections, sampleArticles, sampleLabels } from './measures/sampling.ts';
import { queries as asked } from './measures/searching.ts';
import { explain, faultsOf } from './plans.ts';
import { watchQueries } from './watchingQueries.ts';

/** a little more than one part of the sitemap */
const articles = articlesPerPart + 150;
/** rows: more than any page shows or chooses from, far fewer than there are */
const most = 500;
const large = [
  'article',
  'draft',
  'release',
  'release_search',
  'release_topic',
  'release_author',
  'related_story',
];

let scratch: ScratchDatabase;
beforeAll(async () => {
  scratch = await scratchDatabase();
  await buildPaper(scratch.url, articles, () => {});
}, 180_000);
afterAll(async () => {
  await closePools();
  await scratch.drop();
});

/** What grows with the paper in whatever `read` asks of the database. */
async function faults(read: () => Promise<unknown>): Promise<string[]> {
  const { queries } = await watchQueries(read);
  expect(queries.length).toBeGreaterThan(0);
  const plans = await explain(queries, [scratch.url, scratch.readerUrl]);
  expect(plans.length).toBeGreaterThan(0);
  return plans.flatMap((plan) => faultsOf(plan, large, most).map((fault) => `${fault}: ${plan.query.text}`));
}

const oldest = { before: '1262304000000000.900' };
const first = async <T>(some: Promise<T[]>): Promise<T> => (await some)[0] as T;
const someArticle = async () => (await first(sampleArticles(1, 5))).slug;
const someTopic = () => first(sampleLabels('topic', 1));
const someAuthor = () => first(sampleLabels('author', 1));
const someSection = async () => (await first(readSections())).slug;
const word = (what: string) => asked()[what]?.[0] ?? '';

test.each<[string, () => Promise<unknown>]>([
  ['the front', () => readFront({ language: 'en' })],
  ['the newest', () => readLatest({ language: 'zh-CN' })],
  ['an article with its related stories', async () => readArticle(await someArticle())],
  ['an address that is not known', () => readArticle('nothing-is-here')],
  ['the history of an article', async () => readHistory(await someArticle())],
  ['a section', async () => readSection(await someSection())],
  [
    'a section in one language, further back',
    async () => readSection(await someSection(), { language: 'en', ...oldest }),
  ],
  ['a topic', async () => readTopic(await someTopic())],
  ['a topic, further back', async () => readTopic(await someTopic(), oldest)],
  ['an author', async () => readAuthor(await someAuthor())],
  ['an author, further back', async () => readAuthor(await someAuthor(), oldest)],
  ['the corrections', () => readCorrections()],
  ['the corrections, further back', () => readCorrections(oldest)],
  ['the feed', () => readFeed()],
  ['the feed of a section', async () => readFeed({ of: { section: await someSection() } })],
  ['the news sitemap', () => readNews()],
  ['the feed of a topic', async () => readFeed({ of: { topic: await someTopic() } })],
  ['the feed of an author', async () => readFeed({ of: { author: await someAuthor() } })],
  ['the parts of the sitemap', () => readSitemapParts()],
  ['a part of the sitemap', () => readSitemapPart(1)],
  ['the topics of the sitemap', () => readSitemapLabels('topics', 0)],
  ['the catalogue', () => readCatalogue({ limit: 50 })],
  ['the catalogue by topic', async () => readCatalogue({ limit: 50, by: { topic: await someTopic() } })],
  ['a search for a rare word', () => searchPaper({ q: word('a rare word') })],
  ['a search in Chinese', () => searchPaper({ q: word('Chinese, two words') })],
  ['the newsroom’s list', () => listArticles(theHouse, { view: 'all', q: '' })],
  ['the newsroom’s list of embargoed stories', () => listArticles(theHouse, { view: 'embargoed', q: '' })],
  ['the newsroom’s list of live stories', () => listArticles(theHouse, { view: 'live', q: '' })],
  ['the newsroom’s list of filed stories', () => listArticles(theHouse, { view: 'filed', q: '' })],
])('%s is read by indexes, whatever the size of the paper', async (_, read) => {
  expect(await faults(read)).toEqual([]);
});

test('a list whose index is gone is noticed', async () => {
  const client = new pg.Client({ connectionString: scratch.url });
  await client.connect();
  await client.query('drop index release_language_newest, release_newest');
  await client.end();
  expect(await faults(() => readLatest({ language: 'zh-CN' }))).not.toEqual([]);
});
