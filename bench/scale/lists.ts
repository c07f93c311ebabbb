import { articlesPerPart } from '#db/sitemapPart.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { listArticles } from '#editorial/articles/articleList.ts';
import { readCatalogue } from '#editorial/readerQueries/articleCatalogue.ts';
import { readCorrections } from '#editorial/readerQueries/correctionList.ts';
import { readFeed } from '#editorial/readerQueries/feedStories.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { readFront, readLatest } from '#editorial/readerQueries/liveFront.ts';
import { searchPaper } from '#editorial/readerQueries/paperSearch.ts';
import { readHistory } from '#editorial/readerQueries/releaseHistory.ts';
import {
  readNews,
  readSitemapLabels,
  readSitemapPart,
  readSitemapParts,
} from '#editorial/readerQueries/sitemaps.ts';
import { readAuthor, readSection, readTopic } from '#editorial/readerQueries/storyLists.ts';
import { readSections, sampleArticles, sampleLabels } from './measures/samples.ts';
import { searchQueries } from './measures/searchQueries.ts';

const oldest = { before: '1262304000000000.900' };
const first = async <T>(some: Promise<T[]>): Promise<T> => (await some)[0] as T;
const someArticle = async () => (await first(sampleArticles(1, 5))).slug;
const someTopic = () => first(sampleLabels('topic', 1));
const someAuthor = () => first(sampleLabels('author', 1));
const someSection = async () => (await first(readSections())).slug;
const word = (what: string) => searchQueries()[what]?.[0] ?? '';

/** maximum rows: more than any page shows or selects from, far fewer than the paper has */
const maxRows = 500;
/** A sitemap part has up to `articlesPerPart` articles. Some have earlier releases; a merge join may start early. */
const maxPartRows = articlesPerPart * 2.5;
/** The news sitemap has up to a thousand stories of two days; the query also reads some that are no longer live. */
const maxNewsRows = 1_500;
/** The sitemap index has one row for every `articlesPerPart` stories, so it grows two thousand times slower. */
const maxParts = 1_000;
/** This list reads all withdrawn stories: 0.6 % of the synthetic paper. */
const maxWithdrawn = 10_000;

type List = [name: string, read: () => Promise<unknown>, maxRows: number];

/** Every list and page of a growing paper: its name, its query, and the maximum rows read from one table. */
export const lists: List[] = [
  ['the front', () => readFront({ language: 'en' }), maxRows],
  ['the newest', () => readLatest({ language: 'zh-CN' }), maxRows],
  ['an article with its related stories', async () => readArticle(await someArticle()), maxRows],
  ['an address that is not known', () => readArticle('nothing-is-here'), maxRows],
  ['the history of an article', async () => readHistory(await someArticle()), maxRows],
  ['a section', async () => readSection(await someSection()), maxRows],
  [
    'a section in one language, further back',
    async () => readSection(await someSection(), { language: 'en', ...oldest }),
    maxRows,
  ],
  ['a topic', async () => readTopic(await someTopic()), maxRows],
  ['a topic, further back', async () => readTopic(await someTopic(), oldest), maxRows],
  ['an author', async () => readAuthor(await someAuthor()), maxRows],
  ['an author, further back', async () => readAuthor(await someAuthor(), oldest), maxRows],
  ['the corrections', () => readCorrections(), maxRows],
  ['the corrections, further back', () => readCorrections(oldest), maxRows],
  ['the feed', () => readFeed(), maxRows],
  ['the feed of a section', async () => readFeed({ of: { section: await someSection() } }), maxRows],
  ['the news sitemap', () => readNews(), maxNewsRows],
  ['the feed of a topic', async () => readFeed({ of: { topic: await someTopic() } }), maxRows],
  ['the feed of an author', async () => readFeed({ of: { author: await someAuthor() } }), maxRows],
  ['the parts of the sitemap', () => readSitemapParts(), maxParts],
  ['a part of the sitemap', () => readSitemapPart(1), maxPartRows],
  ['the topics of the sitemap', () => readSitemapLabels('topics', 0), maxPartRows],
  ['the catalogue', () => readCatalogue({ limit: 50 }), maxRows],
  [
    'the catalogue by topic',
    async () => readCatalogue({ limit: 50, by: { topic: await someTopic() } }),
    maxRows,
  ],
  ['a search for a rare word', () => searchPaper({ q: word('a rare word') }), maxRows],
  ['a search in Chinese', () => searchPaper({ q: word('Chinese, two words') }), maxRows],
  ['the newsroom’s list', () => listArticles(systemActor, { view: 'all', q: '' }), maxRows],
  [
    'the newsroom’s search for a rare word',
    () => listArticles(systemActor, { view: 'all', q: word('a rare word') }),
    maxRows,
  ],
  [
    'the newsroom’s search for a common word',
    () => listArticles(systemActor, { view: 'all', q: word('a common word') }),
    maxRows,
  ],
  [
    'the newsroom’s list of embargoed stories',
    () => listArticles(systemActor, { view: 'embargoed', q: '' }),
    maxRows,
  ],
  [
    'the newsroom’s list of withdrawn stories',
    () => listArticles(systemActor, { view: 'withdrawn', q: '' }),
    maxWithdrawn,
  ],
  ['the newsroom’s list of live stories', () => listArticles(systemActor, { view: 'live', q: '' }), maxRows],
  [
    'the newsroom’s list of filed stories',
    () => listArticles(systemActor, { view: 'filed', q: '' }),
    maxRows,
  ],
];
