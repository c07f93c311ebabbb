import { describe, expect, test } from 'vitest';
import { bounded, newsArticle } from '#publishing/linkedData/articleData.ts';
import { sectionTrail } from '#publishing/linkedData/breadcrumbs.ts';
import { webSite } from '#publishing/linkedData/linkedData.ts';
import { collectionPage, profilePage } from '#publishing/linkedData/listData.ts';
import { scriptSafe } from '#publishing/linkedData/scriptSafe.ts';
import { frame, hostileLive, hostileStory, hostileWords } from './hostileStory.fixture.ts';
import { linkedDataFaults } from './linkedDataFaults.fixture.ts';

/** The data as parsed from a page. */
const asRead = (data: object) => JSON.parse(scriptSafe(data)) as Record<string, unknown>;

describe('linked data follows the vocabulary of schema.org and Google’s rules', () => {
  test.each(hostileWords)('of a story with the text %j', async (words) => {
    const story = hostileStory(words);
    const list = { name: words, about: words, path: '/authors/mara', stories: [story] };
    const all = [
      newsArticle(frame, story),
      newsArticle(frame, {
        ...story,
        bylines: [],
        lead: null,
        section: null,
        corrections: [],
        translations: [],
      }),
      newsArticle(frame, hostileLive(words, null)),
      newsArticle(frame, hostileLive(words, story.releasedAt)),
      sectionTrail(frame, story.section, { name: words, path: '/articles/x' }),
      collectionPage(frame, list),
      profilePage(frame, list),
      webSite(frame),
    ];
    expect(await linkedDataFaults(all.map(asRead))).toEqual([]);
    for (const data of all) expect(scriptSafe(data)).not.toMatch(/[<>&\u2028\u2029]/);
  });

  test('the checks reject invalid data', async () => {
    const good = asRead(newsArticle(frame, hostileStory('Ferry')));
    for (const wrong of [
      { ...good, '@type': 'NewsStory' },
      { ...good, headlne: 'Ferry' },
      { ...good, datePublished: 'yesterday' },
      { ...good, author: { '@type': 'ListItem' } },
      { ...good, isAccessibleForFree: 3 },
      { ...asRead(sectionTrail(frame, null, { name: 'x', path: '/' })), itemListElement: [] },
    ])
      expect(await linkedDataFaults([wrong])).not.toEqual([]);
  });
});

test('a story has every required property', () => {
  const words = 'Ferry runs on time';
  const data = asRead(newsArticle(frame, hostileStory(words)));
  expect(data).toMatchObject({
    headline: words,
    datePublished: '2024-04-14T02:15:00.000Z',
    dateModified: '2024-04-15T02:15:00.000Z',
    isAccessibleForFree: true,
    articleSection: words,
    keywords: [words],
    wordCount: 3,
    inLanguage: 'en',
    author: [{ '@type': 'Person', name: words, url: 'https://paper.test/authors/mara' }],
    publisher: { '@type': 'NewsMediaOrganization', logo: { url: 'https://paper.test/icon.svg' } },
    mainEntityOfPage: { '@id': 'https://paper.test/articles/story-1-%E5%A4%B4%E6%9D%A1' },
    correction: [
      {
        '@type': 'CorrectionComment',
        text: `${words}\nThis correction was itself taken back on 14 April 2024, 04:15 CEST.\n${words}`,
        datePublished: '2024-04-14T02:15:00.000Z',
      },
    ],
    workTranslation: [{ inLanguage: 'zh-CN', url: 'https://paper.test/articles/story-zh' }],
  });
  expect(data).not.toHaveProperty('translationOfWork');
  const translated = asRead(newsArticle(frame, hostileStory(words, 2)));
  expect(translated).toMatchObject({ translationOfWork: { url: 'https://paper.test/articles/story-zh' } });
  expect(translated).not.toHaveProperty('workTranslation');
});

describe('a long headline is cut', () => {
  test.each(hostileWords)('%j', (words) => {
    const shown = bounded(words, 'en');
    const length = [...new Intl.Segmenter('en').segment(shown)].length;
    expect(length).toBeLessThanOrEqual(110);
    expect(shown.isWellFormed()).toBe(true);
    expect(words.startsWith(shown.replace(/…$/, ''))).toBe(true);
  });

  test('between words, and a short one is not changed', () => {
    expect(bounded(`${'word '.repeat(30)}`, 'en')).toMatch(/^(word )*word…$/);
    expect(bounded('A short one', 'en')).toBe('A short one');
  });
});
