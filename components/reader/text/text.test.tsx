import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { leavesOf, plainText, textOf } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import { bodyOf, heading, paragraph } from '#body/composeBody.ts';
import type { SearchResults } from '#editorial/readerQueries/paperSearch.ts';
import type { Language, LiveArticle, Teaser } from '#editorial/readerQueries/readerTypes.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { courier } from '#server/sample/paperDefaults.ts';
import { readSampleStories } from '#server/sample/sampleStoryFiles.ts';
import { splitBody, textHref } from './paging.ts';
import { bodyOn, pagesOfArticle, TextArticle } from './TextArticle.tsx';
import { TextFront } from './TextFront.tsx';
import { TextHistory } from './TextHistory.tsx';
import { TextList } from './TextLists.tsx';
import { countOnPage, TextSearch } from './TextSearch.tsx';

const most = 14_000; // bytes, uncompressed
const at = new Date('2026-04-14T02:15:00Z');
const facts = { tags: ['article:1', 'front', 'section:1'], until: null, now: at };
const about = ['about', 'about/corrections-policy', 'privacy', 'contact'].map((path) => ({
  path,
  titles: { en: 'About the Courier', 'zh-CN': '关于本报', ar: 'عن الصحيفة' },
}));
const frameIn = (language: Language): PaperFrame => ({
  paper: { ...courier, language: 'en', about },
  language,
  siteUrl: 'https://a-paper-with-a-long-name.example.org',
  now: at,
});

const stories = await readSampleStories();
const teasers: Teaser[] = stories.map((story, place) => ({
  articleId: (place + 1) as Teaser['articleId'],
  slug: story.slug,
  language: story.language,
  headline: story.texts.at(-1)?.headline ?? '',
  standfirst: story.texts.at(-1)?.standfirst ?? '',
  teaser: '',
  section: { slug: story.section, name: story.section },
  topics: story.topics.map((name) => ({ slug: name, name })),
  bylines: story.authors.map((name) => ({ slug: name, name })),
  firstReleasedAt: at,
  releasedAt: at,
  modifiedAt: at,
  lead: null,
}));
const inLanguage = (language: Language) => teasers.filter((story) => story.language === language);

const articleOf = (teaser: Teaser, body: Body): LiveArticle => ({
  ...teaser,
  body,
  pictures: {},
  number: 3,
  kind: 'correction',
  readerNote: '',
  wordCount: 1,
  contentHash: '',
  previousHash: null,
  corrections: [
    { kind: 'correction', number: 2, note: 'It was not so. '.repeat(20), at, holds: true, events: [] },
  ],
  withdrawals: [],
  related: inLanguage(teaser.language)
    .slice(0, 6)
    .map((story) => ({ ...story, reason: { why: 'pinned' } })),
  translations: [{ slug: 'another', language: 'ar', headline: '' }],
  series: null,
  packageStories: null,
  coverage: null,
});

const html = (page: ReactNode) => renderToStaticMarkup(page);

const partsIn = (article: LiveArticle): Body[] =>
  pagesOfArticle({ frame: frameIn(article.language), article })
    .map(bodyOn)
    .filter(({ content }) => content.length > 0);

function pagesOf(article: LiveArticle): string[] {
  const frame = frameIn(article.language);
  return pagesOfArticle({ frame, article }).map((_, part) =>
    html(<TextArticle frame={frame} facts={facts} article={article} part={part + 1} />),
  );
}

test('every story of the sample edition is divided into pages of at most 14 kB, without losing a word', () => {
  expect(stories.length).toBeGreaterThan(40);
  for (const [place, story] of stories.entries()) {
    const teaser = teasers[place];
    const body = story.texts.at(-1)?.body;
    if (!teaser || !body) throw new Error('a story without a text');
    for (const page of pagesOf(articleOf(teaser, body))) {
      expect(Buffer.byteLength(page), teaser.slug).toBeLessThanOrEqual(most);
      expect(page).not.toMatch(/<(img|picture|script|style|link rel="stylesheet"|svg)/);
    }
    const shown = splitBody(body)
      .map((part) => plainText(part))
      .join('\n\n');
    expect(shown).toBe(plainText(body));
  }
});

test.each([
  ['en', 'harbour '],
  ['zh-CN', '渡轮靠岸'],
  ['ar', 'الميناء '],
] as const)(
  'a story of 3,000 words in %s is paged, also when it is one paragraph or one list',
  (language, word) => {
    const [teaser] = inLanguage(language);
    if (!teaser) throw new Error('no story in this language');
    const sentence = `${word.repeat(100).trim()}。`;
    const item = { type: 'listItem', content: [paragraph(sentence)] };
    const bodies = [
      bodyOf(
        Array.from({ length: 30 }, (_, place) => [heading(2, `Part ${place}`), paragraph(sentence)]).flat(),
      ),
      bodyOf([paragraph(sentence.repeat(30))]),
      bodyOf([{ type: 'bulletList', content: Array.from({ length: 30 }, () => item) }]),
      bodyOf([{ type: 'blockquote', content: Array.from({ length: 30 }, () => paragraph(sentence)) }]),
    ];
    for (const body of bodies) {
      const article = articleOf(teaser, body);
      const pages = pagesOf(article);
      expect(pages.length).toBeGreaterThan(1);
      for (const page of pages) expect(Buffer.byteLength(page)).toBeLessThanOrEqual(most);
      const words = (each: Body) => plainText(each).replace(/\s+/g, '');
      expect(partsIn(article).map(words).join('')).toBe(words(body));
      for (const part of partsIn(article)) expect(part.content.at(-1)?.type).not.toBe('heading');
    }
  },
);

test.each(['en', 'zh-CN', 'ar'] as const)(
  'the front and a list of twenty in %s are at most 14 kB',
  (language) => {
    const candidates = inLanguage(language);
    const take = (count: number) =>
      Array.from({ length: count }, (_, place) => candidates[place % candidates.length]) as Teaser[];
    const distinct = (list: Teaser[]) =>
      list.map((story, place) => ({
        ...story,
        slug: `${story.headline.replaceAll(' ', '-').slice(0, 70)}-${place}`,
        articleId: (place + 1_000) as Teaser['articleId'],
      }));
    const front = {
      lead: take(1)[0] as Teaser,
      seconds: distinct(take(4)),
      banner: { text: 'The bridge is closed', slug: 'the-bridge', until: at },
      sections: courier.sections.map((section) => ({ ...section, stories: distinct(take(6)) })),
      arranged: { places: [], bands: [] } as never,
      now: at,
      until: null,
      tags: [],
    };
    const frame = frameIn(language);
    const pages = [
      html(<TextFront frame={frame} facts={facts} front={front} />),
      html(
        <TextList
          frame={frame}
          facts={facts}
          name="City"
          path="/sections/city"
          stories={{ items: distinct(take(20)), before: '1.2' }}
          isSection
        />,
      ),
    ];
    for (const page of pages) expect(Buffer.byteLength(page)).toBeLessThanOrEqual(most);
  },
);

test('links stay in the edition if it has the page, and leave it otherwise', () => {
  const inside = [
    '/',
    '/articles/a',
    '/sections/b?language=ar',
    '/corrections#x',
    '/about',
    '/about/policy',
    '/topics/渡轮',
    '/search?q=x',
    '/articles/a/history#release-2',
  ];
  for (const href of inside) expect(textHref(href)).toBe(`/text${href === '/' ? '' : href}`);
  const outside = [
    'https://elsewhere.example/articles/a',
    '/series/a',
    '/about/record',
    '#here',
    'mailto:a@b.example',
    '/media/1/a.jpg',
  ];
  for (const href of outside) expect(textHref(href)).toBe(href);
  const body = bodyOf([
    {
      type: 'paragraph',
      content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: '/articles/a' } }] }],
    },
  ]);
  const [leaf] = leavesOf(splitBody(body)[0] as Body);
  expect(leaf && textOf(leaf)).toBe('x');
  expect(JSON.stringify(leaf)).toContain('/text/articles/a');
});

test.each(['en', 'zh-CN', 'ar'] as const)(
  'a search in %s is at most 14 kB, for any query and results',
  (language) => {
    const candidates = inLanguage(language);
    const items = Array.from({ length: 20 }, (_, place) => {
      const story = candidates[place % candidates.length] as Teaser;
      const slug = `${story.headline.replaceAll(' ', '-').slice(0, 70)}-${place}`;
      const words = (story.standfirst || story.headline).repeat(4).slice(0, language === 'zh-CN' ? 100 : 220);
      const snippet = [words.slice(0, 30), words.slice(30, 50), words.slice(50)];
      return {
        ...story,
        slug,
        articleId: (place + 1_000) as Teaser['articleId'],
        snippet: snippet.map((text, at) => ({ text, isMarked: at === 1 })),
      };
    });
    for (const word of ['ferry', '渡', 'ع', '&"<']) {
      const q = word.repeat(100).slice(0, 100);
      const results = {
        ...{ question: { isCut: true } as SearchResults['question'], isFirst: false, items },
        understood: { leftOut: [q], isOfStopWords: true } as unknown as SearchResults['understood'],
        ...{ after: 'x'.repeat(120), tags: [], until: null, now: at },
      };
      const [frame, criteria] = [frameIn(language), { q, language }];
      const count = countOnPage({ frame, criteria, results });
      expect(count, word).toBeGreaterThanOrEqual(word === 'ferry' ? 18 : 10);
      const fit = { ...results, items: items.slice(0, count) };
      const page = html(
        <TextSearch frame={frame} facts={facts} criteria={criteria} results={fit} better={q} />,
      );
      expect(Buffer.byteLength(page), word).toBeLessThanOrEqual(most);
      expect(page.match(/href="\/text\/articles\//g)).toHaveLength(count);
      if (word === 'ferry') expect(page).toContain('<mark>');
      expect(page).toContain('rel="next" href="/text/search?');
      expect(page).toMatch(/name="robots" content="noindex"/);
    }
  },
);

test('a history is at most 14 kB, and links to the next page', () => {
  const note = '更正：原文有误。'.repeat(250);
  const releases = Array.from({ length: 20 }, (_, place) => ({
    ...{ number: 20 - place, kind: 'correction' as const, restores: null, withheld: place === 3 },
    ...{
      headline: 'H',
      releasedAt: at,
      note,
      hash: '',
      previousHash: null,
      isLive: place === 0,
      compared: null,
    },
  }));
  for (const [notes, shown] of [
    [note, [20]],
    ['', Array.from({ length: 20 }, (_, place) => 20 - place)],
  ] as const) {
    const history = {
      ...{ slug: 's', headline: '港口'.repeat(40), language: 'zh-CN' as const, before: null },
      ...{
        releases: releases.map((release) => ({ ...release, note: notes })),
        tags: [],
        until: null,
        now: at,
      },
    };
    const page = html(<TextHistory frame={frameIn('zh-CN')} facts={facts} history={history} />);
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(most);
    const numbers = [...page.matchAll(/<li value="(\d+)"/g)].map(([, number]) => Number(number));
    expect(numbers).toEqual(shown);
    expect(page.includes('/text/articles/s/history?before=20')).toBe(shown.length === 1);
  }
});
