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
import { readSections, sampleArticles, sampleLabels } from './measures/sampling.ts';
import { queries } from './measures/searching.ts';

const oldest = { before: '1262304000000000.900' };
const first = async <T>(some: Promise<T[]>): Promise<T> => (await some)[0] as T;
const someArticle = async () => (await first(sampleArticles(1, 5))).slug;
const someTopic = () => first(sampleLabels('topic', 1));
const someAuthor = () => first(sampleLabels('author', 1));
const someSection = async () => (await first(readSections())).slug;
const word = (what: string) => queries()[what]?.[0] ?? '';

/** maximum rows: more than any page shows or selects from, far fewer than the paper has */
const most = 500;
/** A sitemap part has up to `articlesPerPart` articles. Some have earlier releases; a merge join may start early. */
const mostOfPart = articlesPerPart * 2.5;
/** The news sitemap has up to a thousand stories of two days; the query also reads some that are no longer live. */
const mostNews = 1_500;
/** The sitemap index has one row for every `articlesPerPart` stories, so it grows two thousand times slower. */
const mostParts = 1_000;
/** This list reads all withdrawn stories: 0.6 % of the synthetic paper. */
const mostWithdrawn = 10_000;

type List = [name: string, read: () => Promise<unknown>, most: number];

/** Every list and page of a growing paper: its name, its query, and the maximum rows read from one table. */
export const lists: List[] = [
  ['the front', () => readFront({ language: 'en' }), most],
  ['the newest', () => readLatest({ language: 'zh-CN' }), most],
  ['an article with its related stories', async () => readArticle(await someArticle()), most],
  ['an address that is not known', () => readArticle('nothing-is-here'), most],
  ['the history of an article', async () => readHistory(await someArticle()), most],
  ['a section', async () => readSection(await someSection()), most],
  [
    'a section in one language, further back',
    async () => readSection(await someSection(), { language: 'en', ...oldest }),
    most,
  ],
  ['a topic', async () => readTopic(await someTopic()), most],
  ['a topic, further back', async () => readTopic(await someTopic(), oldest), most],
  ['an author', async () => readAuthor(await someAuthor()), most],
  ['an author, further back', async () => readAuthor(await someAuthor(), oldest), most],
  ['the corrections', () => readCorrections(), most],
  ['the corrections, further back', () => readCorrections(oldest), most],
  ['the feed', () => readFeed(), most],
  ['the feed of a section', async () => readFeed({ of: { section: await someSection() } }), most],
  ['the news sitemap', () => readNews(), mostNews],
  ['the feed of a topic', async () => readFeed({ of: { topic: await someTopic() } }), most],
  ['the feed of an author', async () => readFeed({ of: { author: await someAuthor() } }), most],
  ['the parts of the sitemap', () => readSitemapParts(), mostParts],
  ['a part of the sitemap', () => readSitemapPart(1), mostOfPart],
  ['the topics of the sitemap', () => readSitemapLabels('topics', 0), mostOfPart],
  ['the catalogue', () => readCatalogue({ limit: 50 }), most],
  [
    'the catalogue by topic',
    async () => readCatalogue({ limit: 50, by: { topic: await someTopic() } }),
    most,
  ],
  ['a search for a rare word', () => searchPaper({ q: word('a rare word') }), most],
  ['a search in Chinese', () => searchPaper({ q: word('Chinese, two words') }), most],
  ['the newsroom’s list', () => listArticles(systemActor, { view: 'all', q: '' }), most],
  [
    'the newsroom’s search for a rare word',
    () => listArticles(systemActor, { view: 'all', q: word('a rare word') }),
    most,
  ],
  [
    'the newsroom’s search for a common word',
    () => listArticles(systemActor, { view: 'all', q: word('a common word') }),
    most,
  ],
  [
    'the newsroom’s list of embargoed stories',
    () => listArticles(systemActor, { view: 'embargoed', q: '' }),
    most,
  ],
  [
    'the newsroom’s list of withdrawn stories',
    () => listArticles(systemActor, { view: 'withdrawn', q: '' }),
    mostWithdrawn,
  ],
  ['the newsroom’s list of live stories', () => listArticles(systemActor, { view: 'live', q: '' }), most],
  ['the newsroom’s list of filed stories', () => listArticles(systemActor, { view: 'filed', q: '' }), most],
];
