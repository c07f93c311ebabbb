import { Readable } from 'node:stream';
import { ErrorLevel, validateSMIOptions, XMLToSitemapIndexStream, XMLToSitemapItemStream } from 'sitemap';
import { describe, expect, test } from 'vitest';
import {
  articlesMap,
  labelsMap,
  newsSitemap,
  pagesMap,
  sitemapIndex,
} from '#publishing/sitemaps/sitemapXml.ts';
import { frame, hostileStory, hostileWords } from './hostileStory.fixture.ts';
import { xmlFaults } from './xmlFaults.fixture.ts';

const stories = hostileWords.map((words, at) => hostileStory(words, at + 1));
const entries = stories.map((story) => ({
  ...story,
  translations: [
    { slug: story.slug, language: story.language },
    { slug: "o'ther&<>", language: 'zh-CN' as const },
  ],
}));
/** Parses a sitemap strictly: throws on anything that the protocols do not define or allow. */
const readStrictly = async (text: string) => {
  const reader = new XMLToSitemapItemStream({ level: ErrorLevel.THROW, logger: false });
  const read = await Readable.from([text]).pipe(reader).toArray();
  return read.map((item) => validateSMIOptions(item, ErrorLevel.THROW));
};
const parts = { now: frame.now, until: null, tags: [] };

describe('sitemaps conform to their schemas, whatever text stories contain', () => {
  const map = articlesMap(frame, entries);

  test.each([
    ['articles', map],
    ['pages', pagesMap(frame)],
    ['topics', labelsMap(frame, 'topics', ['ferries', '渡轮', "a'b&c"])],
    ['authors', labelsMap(frame, 'authors', ['mara'])],
    ['news', newsSitemap(frame, stories)],
  ])('%s', (_, text) => {
    expect(xmlFaults('sitemap', text)).toEqual([]);
  });

  test('the index', () => {
    const index = sitemapIndex(frame, {
      ...parts,
      articles: [{ part: 0, changedAt: frame.now }],
      topics: [0],
      authors: [0, 2],
    });
    expect(xmlFaults('siteindex', index)).toEqual([]);
    expect(index.match(/<loc>[^<]*/g)).toEqual(
      ['pages', 'topics-0', 'authors-0', 'authors-2', 'articles-0'].map(
        (name) => `<loc>https://paper.test/sitemaps/${name}.xml`,
      ),
    );
  });

  test('the schemas reject invalid sitemaps', () => {
    for (const wrong of [
      map.replace('<lastmod>2024', '<lastmod>year 2024'),
      map.replace('<image:loc>', '<image:at>').replace('</image:loc>', '</image:at>'),
      map.replace(/hreflang="[^"]*"/, 'hreflang="not a language"'),
      map.replace(/<loc>[^<]*<\/loc>/, ''),
      newsSitemap(frame, stories).replace('<news:language>en', '<news:language>en-GB'),
      articlesMap(frame, []),
    ])
      expect(xmlFaults('sitemap', wrong)).not.toEqual([]);
  });

  test('a strict parser finds pictures and other languages', async () => {
    const read = await readStrictly(map);
    expect(read).toHaveLength(stories.length);
    expect(read[0]).toMatchObject({
      url: 'https://paper.test/articles/story-1-%E5%A4%B4%E6%9D%A1',
      lastmod: '2024-04-15T02:15:00.000Z',
      img: [{ url: 'https://paper.test/media/7/1280.jpg' }],
      links: [{ lang: 'en' }, { lang: 'zh-CN', url: "https://paper.test/articles/o'ther%26%3C%3E" }],
    });
  });

  // This parser accepts titles of up to 200 characters; the protocol has no limit.
  const short = stories.slice(0, 2);

  test('a strict parser of news sitemaps finds each story under the name of the paper', async () => {
    const read = await readStrictly(newsSitemap(frame, short));
    expect(read.map(({ news }) => news?.title)).toEqual(short.map(({ headline }) => headline));
    expect(read[0]?.news).toMatchObject({
      publication: { name: 'The Alder Courier', language: 'en' },
      publication_date: '2024-04-14T02:15:00.000Z',
    });
  });

  test('a strict parser follows the index', async () => {
    const index = sitemapIndex(frame, {
      ...parts,
      articles: [{ part: 0, changedAt: frame.now }],
      topics: [],
      authors: [],
    });
    const reader = new XMLToSitemapIndexStream({ level: ErrorLevel.THROW, logger: false });
    const read = await Readable.from([index]).pipe(reader).toArray();
    expect(read.map(({ url }) => url)).toEqual([
      'https://paper.test/sitemaps/pages.xml',
      'https://paper.test/sitemaps/articles-0.xml',
    ]);
    expect(read[1]?.lastmod).toBe(frame.now.toISOString());
  });

  test('a strict parser refuses invalid sitemaps', async () => {
    const news = newsSitemap(frame, short);
    for (const wrong of [
      news.replace('<news:language>en', '<news:language>english'),
      news.replace('news:publication_date>2024', 'news:publication_date>year 2024'),
      map.replace('<image:loc>', '<image:at>').replace('</image:loc>', '</image:at>'),
      map.replace('<loc>https:', '<loc>paper:'),
    ])
      await expect(readStrictly(wrong)).rejects.toThrow();
  });
});
