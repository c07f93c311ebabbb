import openGraphScraper from 'open-graph-scraper';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { ArticlePage } from '#components/reader/pages/ArticlePage.tsx';
import { openGraphLocale } from '#components/reader/parts/openGraphLocale.ts';
import type { LiveArticle } from '#editorial/readerQueries/readerTypes.ts';
import { frame, hostileStory, hostileWords } from './hostileStory.fixture.ts';

vi.mock('next/font/local', () => ({ default: () => ({ variable: 'font' }) })); // Next's compiler replaces it

const facts = { tags: ['article:1'], until: null, now: frame.now };

async function read(words: string, more: Partial<LiveArticle> = {}) {
  const page = <ArticlePage frame={frame} facts={facts} article={{ ...hostileStory(words), ...more }} />;
  const html = `<!DOCTYPE html>${renderToStaticMarkup(page)}`;
  const { result } = await openGraphScraper({ html, onlyGetOpenGraphInfo: true });
  return result;
}

test('a story declares its type, address and picture to other sites', async () => {
  expect(await read('Ferry runs on time')).toMatchObject({
    success: true,
    ogType: 'article',
    ogTitle: 'Ferry runs on time',
    ogDescription: 'Ferry runs on time',
    ogSiteName: 'The Alder Courier',
    ogUrl: 'https://paper.test/articles/story-1-%E5%A4%B4%E6%9D%A1',
    ogLocale: 'en_GB',
    ogLocaleAlternate: 'zh_CN',
    ogImage: [
      { url: 'https://paper.test/media/7/1280.jpg', width: '1280', height: '640', type: 'image/jpeg' },
    ],
    twitterCard: 'summary_large_image',
    articlePublishedTime: '2024-04-14T02:15:00.000Z',
    articleModifiedTime: '2024-04-15T02:15:00.000Z',
    articleSection: 'Ferry runs on time',
    articleTag: 'Ferry runs on time',
    articleAuthor: 'https://paper.test/authors/mara',
  });
});

test('a story without a picture has its drawn card, with the media type of the card', async () => {
  const { ogImage } = await read('Ferry runs on time', { lead: null });
  expect(ogImage).toEqual([
    {
      ...{ url: 'https://paper.test/media/cards/1-2.png', type: 'image/png', width: '1200', height: '630' },
      alt: 'Ferry runs on time',
    },
  ]);
});

test.each(hostileWords)(
  'a headline stays one line and does not change the direction of other text: %j',
  async (words) => {
    const { ogTitle, ogUrl, ogType } = await read(words);
    expect(ogType).toBe('article');
    expect(ogUrl).toContain('https://paper.test/articles/');
    expect(ogTitle).not.toMatch(/[\u202a-\u202e\u2066-\u2069\n]/);
  },
);

test('a locale has a language, and a country if the paper names one', () => {
  expect(['en', 'zh-CN', 'ar', 'pt-BR', 'zh-Hant-TW'].map(openGraphLocale)).toEqual([
    'en_GB',
    'zh_CN',
    'ar',
    'pt_BR',
    'zh_TW',
  ]);
});
