import type { ArticleId } from '#db/schema/ids.ts';
import { readCorrections } from '#editorial/readerQueries/correctionList.ts';
import { readFeed } from '#editorial/readerQueries/feedStories.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { readFront } from '#editorial/readerQueries/liveFront.ts';
import { readRelated } from '#editorial/readerQueries/relatedTeasers.ts';
import { readHistory } from '#editorial/readerQueries/releaseHistory.ts';
import { readNews, readSitemapPart, readSitemapParts } from '#editorial/readerQueries/sitemaps.ts';
import { readAuthor, readSection, readTopic } from '#editorial/readerQueries/storyLists.ts';
import type { Figure } from '../../figures.ts';
import { timeEach } from './caseTimes.ts';
import { readSections, sampleArticles, sampleLabels } from './samples.ts';

const twenty = Array.from({ length: 20 });

/** Times the queries of the pages, without rendering. */
export async function measureReading(): Promise<Figure[]> {
  const articles = await sampleArticles(150, 11);
  const sections = await readSections();
  return [
    ...(await timeEach('read: article', articles, ({ slug }) => readArticle(slug))),
    ...(await timeEach('read: related stories', articles, ({ id }) => readRelated(id as ArticleId))),
    ...(await timeEach('read: history', articles.slice(0, 50), ({ slug }) => readHistory(slug))),
    ...(await timeEach('read: front', twenty, () => readFront({ language: 'en' }))),
    ...(await timeEach('read: section', sections, ({ slug }) => readSection(slug))),
    ...(await timeEach('read: topic', await sampleLabels('topic', 40), (slug) => readTopic(slug))),
    ...(await timeEach('read: author', await sampleLabels('author', 40), (slug) => readAuthor(slug))),
    ...(await timeEach('read: corrections', twenty, () => readCorrections())),
    ...(await timeEach('read: feed', twenty, () => readFeed())),
    ...(await timeEach('read: news sitemap', twenty, () => readNews())),
    ...(await timeEach('read: sitemap, index', twenty, () => readSitemapParts())),
    ...(await timeEach('read: sitemap, a part', twenty.slice(0, 5), () => readSitemapPart(1))),
  ];
}
