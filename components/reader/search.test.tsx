import { parse } from 'parse5';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import type { SearchHit, SearchResults } from '#editorial/readerQueries/paperSearch.ts';
import { markAll } from '#editorial/search/matchMarks.ts';
import { parseTypedQuery } from '#editorial/search/typedQuery.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { SearchPage } from './pages/SearchPage.tsx';
import type { SearchCriteria } from './searchAddress.ts';

vi.mock('next/font/local', () => ({ default: () => ({ variable: 'font' }) })); // Next's compiler replaces it

const hostile = '</script><script>alert(1)</script>"\'<!-- & ';
const at = new Date('2024-04-14T02:15:00Z');
const frame: PaperFrame = {
  paper: {
    names: { en: 'The Alder Courier', 'zh-CN': '桤港邮报' },
    taglines: {},
    language: 'en',
    zone: 'Europe/Amsterdam',
    sections: [{ slug: 'city', names: { en: 'City', 'zh-CN': '城事' } }],
  },
  language: 'en',
  siteUrl: 'https://paper.test',
  now: at,
};
const terms = { words: new Set(['ferries', 'script']), strings: [] };
const story: SearchHit = {
  articleId: 1 as SearchHit['articleId'],
  slug: 'story-1',
  language: 'en',
  headline: `Ferries ${hostile}`,
  standfirst: '',
  teaser: '',
  section: { slug: 'city', name: 'City' },
  topics: [],
  bylines: [{ slug: 'mara', name: 'Mara' }],
  firstReleasedAt: at,
  releasedAt: at,
  modifiedAt: at,
  lead: null,
  snippet: markAll(`All ferries ${hostile}`, terms),
};

function page(
  criteria: SearchCriteria,
  overrides: Partial<SearchResults> = {},
  better: string | null = null,
): string {
  const results: SearchResults = {
    question: parseTypedQuery(criteria.q),
    items: [story],
    after: null,
    isFirst: true,
    understood: {
      indexQuery: '',
      headlineQuery: '',
      recheckQuery: null,
      counted: [],
      weights: [],
      isCommon: false,
      unknown: [],
      terms: [],
      leftOut: [],
      isOfStopWords: false,
    },
    now: at,
    until: null,
    tags: ['search'],
    ...overrides,
  };
  const names = { sections: [{ slug: 'city', name: 'City' }], topics: [], authors: [] };
  return renderToStaticMarkup(
    <SearchPage
      frame={{ ...frame, language: criteria.language ?? 'en' }}
      facts={{ tags: ['search'], until: null, now: at }}
      criteria={criteria}
      results={results}
      better={better}
      names={names}
      latest={[]}
    />,
  );
}

describe('a search page', () => {
  test('marks matching words, and no text becomes markup', () => {
    const html = page({ q: `ferries ${hostile}` });
    expect(html).toContain('<mark>ferries</mark>');
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;/<');
    expect(() => parse(html)).not.toThrow();
  });

  test('lists its filters, each with a link that removes it', () => {
    const html = page({
      q: 'ferries',
      section: 'city',
      author: 'mara',
      from: '2024-01-02',
      to: '2024-03-04',
      language: 'zh-CN',
    });
    const links = [...html.matchAll(/<a href="(\/search\?[^"]*)" aria-label/g)].map(([, href]) =>
      href?.replaceAll('&amp;', '&'),
    );
    expect(links).toEqual([
      '/search?q=ferries&author=mara&from=2024-01-02&to=2024-03-04&language=zh-CN',
      '/search?q=ferries&section=city&from=2024-01-02&to=2024-03-04&language=zh-CN',
      '/search?q=ferries&section=city&author=mara&to=2024-03-04&language=zh-CN',
      '/search?q=ferries&section=city&author=mara&from=2024-01-02&language=zh-CN',
      '/search?q=ferries&section=city&author=mara&from=2024-01-02&to=2024-03-04',
    ]);
    expect(html).toContain('<details class="search-filters" open="">');
  });

  test('shows a number of results only if it is known', () => {
    expect(page({ q: 'ferries' })).toContain('1 story, the best answers first');
    expect(page({ q: 'ferries' }, { after: 'x' })).toContain('More than 1 stories');
    expect(page({ q: 'ferries' }, { isFirst: false })).toContain('Further results');
  });

  test('has a next page by cursor, never by number', () => {
    expect(page({ q: 'ferries', section: 'city' }, { after: 'abc' })).toContain(
      '<a rel="next" href="/search?q=ferries&amp;section=city&amp;after=abc">',
    );
  });

  test('without results, suggests another spelling, fewer filters and sections', () => {
    const html = page({ q: 'feries', section: 'city' }, { items: [] }, 'ferries');
    expect(html).toContain(
      'Did you mean <a href="/search?q=ferries&amp;section=city" dir="auto">ferries</a>?',
    );
    expect(html).toContain('<a href="/search?q=feries">Search without narrowing</a>');
    expect(html).toContain('href="/sections/city"');
  });

  test('names the words that it left out or searched for in headlines only', () => {
    const understood = {
      ...{
        indexQuery: '',
        headlineQuery: '',
        recheckQuery: null,
        counted: [],
        weights: [],
        isCommon: false,
        unknown: [],
        terms: [],
      },
      ...{ leftOut: ['the', '<b>'], isOfStopWords: false },
    };
    const html = page({ q: 'the ferry' }, { understood });
    expect(html).toContain('nearly every story has them: \u2068the\u2069 and \u2068&lt;b&gt;\u2069</p>');
    expect(html).not.toContain('in headlines only');
    const phrase = page(
      { q: 'The Who' },
      { understood: { ...understood, leftOut: [], isOfStopWords: true } },
    );
    expect(phrase).toContain('in headlines only, in this order');
    expect(phrase).not.toContain('Not looked for');
  });

  test('explains why stop words have no results, and has no result without a query', () => {
    expect(page({ q: 'the' }, { items: [], understood: null })).toContain(
      'has no word that can be looked for',
    );
    const start = page({ q: '' }, { items: [], understood: null });
    expect(start).toContain('rel="canonical"');
    expect(start).not.toContain('role="status"');
  });
});
