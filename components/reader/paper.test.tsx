import { type DefaultTreeAdapterMap, parse } from 'parse5';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import type { LiveArticle, RelatedTeaser, Teaser } from '#editorial/readerQueries/readerTypes.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { ArticlePage } from './pages/ArticlePage.tsx';
import { FrontPage } from './pages/FrontPage.tsx';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { WithdrawnPage } from './pages/WithdrawnPage.tsx';
import { Headline } from './parts/Headline.tsx';

vi.mock('next/font/local', () => ({ default: () => ({ variable: 'font' }) })); // Next's compiler replaces it

type Element = DefaultTreeAdapterMap['element'];

const hostile = '</script><script>alert(1)</script>]]>"\'<!-- & \u202Etxt.exe';
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
const facts = { tags: ['article:1'], until: null, now: at };
const teaser = (id: number, headline: string): Teaser => ({
  articleId: id as Teaser['articleId'],
  slug: `story-${id}`,
  language: 'en',
  headline,
  standfirst: hostile,
  teaser: 'It began.',
  section: { slug: 'city', name: 'City' },
  topics: [{ slug: 'ferries', name: hostile }],
  bylines: [{ slug: 'mara', name: hostile }],
  firstReleasedAt: at,
  releasedAt: new Date('2024-04-15T02:15:00Z'),
  modifiedAt: new Date('2024-04-15T02:15:00Z'),
  lead: null,
});
const related: RelatedTeaser[] = Array.from({ length: 6 }, (_, i) => ({
  ...teaser(i + 2, `Related ${i}`),
  reason: { why: 'topics', topics: ['Ferries'] },
}));
const article: LiveArticle = {
  ...teaser(1, hostile),
  body: {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'A subhead' }] },
      { type: 'paragraph', content: [{ type: 'text', text: `Body. href="/x" ${hostile}` }] },
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'link', marks: [{ type: 'link', attrs: { href: '/articles/x' } }] }],
      },
    ],
  },
  pictures: {},
  number: 2,
  kind: 'correction',
  readerNote: hostile,
  wordCount: 3,
  contentHash: 'ab'.repeat(32),
  previousHash: null,
  corrections: [{ kind: 'correction', number: 2, note: hostile, at, holds: true, events: [] }],
  withdrawals: [],
  related,
  translations: [{ slug: 'story-zh', language: 'zh-CN', headline: '标题' }],
  series: null,
  packageStories: null,
  coverage: null,
};

function read(page: ReactNode) {
  const html = renderToStaticMarkup(page);
  const elements: Element[] = [];
  const walk = (node: DefaultTreeAdapterMap['node']) => {
    if ('tagName' in node) elements.push(node);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(`<!DOCTYPE html>${html}`));
  const all = (tag: string, name?: string, value?: string) =>
    elements.filter((each) => each.tagName === tag && (!name || attribute(each, name) === value));
  return { html, elements, all };
}
const attribute = (of: Element | undefined, name: string) =>
  of?.attrs.find((each) => each.name === name)?.value;
const textOf = (of: DefaultTreeAdapterMap['node'] | undefined): string =>
  !of ? '' : 'value' in of ? of.value : 'childNodes' in of ? of.childNodes.map(textOf).join('') : '';

describe('an article page', () => {
  const { elements, all } = read(<ArticlePage frame={frame} facts={facts} article={article} />);

  test('has one headline, the times of the first and last release, and its topics by name', () => {
    expect(all('h1').map(textOf)).toEqual([hostile]);
    const times = all('time').map((each) => attribute(each, 'datetime'));
    expect(times).toEqual(expect.arrayContaining(['2024-04-14T02:15:00.000Z', '2024-04-15T02:15:00.000Z']));
    expect(all('ul', 'aria-label', 'Topics')).toHaveLength(1);
    expect(attribute(all('html')[0], 'lang')).toBe('en');
  });

  test('shows its related stories after its text, each with headline, topics and a teaser', () => {
    const [aside] = all('aside', 'aria-label', 'Related stories');
    const text = all('div', 'class', 'body')[0];
    expect(aside && text && elements.indexOf(aside) > elements.indexOf(text)).toBe(true);
    const stories = aside?.childNodes.filter((each) => 'tagName' in each && each.tagName === 'article');
    expect(stories).toHaveLength(6);
    expect(textOf(stories?.[0])).toContain('Also on: Ferries');
  });

  test('shows hostile text without running or changing it', () => {
    const scripts = all('script');
    expect(new Set(scripts.map((each) => attribute(each, 'type')))).toEqual(new Set(['application/ld+json']));
    const data = JSON.parse(textOf(scripts[0]));
    expect(data).toMatchObject({ '@type': 'NewsArticle', headline: hostile, isAccessibleForFree: true });
    expect(data.correction[0].text).toBe(hostile);
    expect(textOf(all('title')[0])).not.toContain('\u202E');
  });

  test('has its cache tags for the press, a link to its translation, and its release time', () => {
    const meta = JSON.parse(attribute(all('meta', 'name', 'press')[0], 'content') ?? '');
    expect(meta.tags).toEqual(['article:1']);
    expect(attribute(all('link', 'hreflang', 'zh-CN')[0], 'href')).toBe(
      'https://paper.test/articles/story-zh',
    );
    expect(textOf(all('div', 'class', 'article-meta')[0])).toContain('Released 14 April 2024, 04:15 CEST');
    expect(textOf(all('div', 'class', 'article-meta')[0])).toContain('2 releases');
  });
});

describe('other pages', () => {
  test('the front renders with no story, with one and with many', () => {
    const front = { ...facts, lead: null, seconds: [], sections: [], banner: null };
    expect(read(<FrontPage frame={frame} facts={facts} front={front} />).html).toContain('is being written');
    const single = { ...front, lead: teaser(1, 'Only') };
    expect(read(<FrontPage frame={frame} facts={facts} front={single} />).all('article')).toHaveLength(1);
  });

  test('a banner is a region with a link to its story, and contains only its text', () => {
    const front = { ...facts, lead: null, seconds: [], sections: [] };
    const banner = { text: hostile, slug: 'the-bridge', until: at };
    const shown = read(<FrontPage frame={frame} facts={facts} front={{ ...front, banner }} />);
    const [region] = shown.all('section', 'class', 'breaking');
    expect(textOf(region)).toBe(`Breaking ${hostile}`);
    expect(shown.html).toContain('href="/articles/the-bridge"');
    const unlinked = { ...banner, slug: null };
    const quiet = read(<FrontPage frame={frame} facts={facts} front={{ ...front, banner: unlinked }} />);
    expect(textOf(quiet.all('section', 'class', 'breaking')[0])).toBe(`Breaking ${hostile}`);
    expect(quiet.html).not.toContain('/articles/');
  });

  test('a missing and a withdrawn page report their status to the press and are not indexed', () => {
    const page404 = read(<NotFoundPage frame={frame} facts={facts} latest={[teaser(1, 'New')]} />);
    expect(JSON.parse(attribute(page404.all('meta', 'name', 'press')[0], 'content') ?? '').status).toBe(404);
    expect(attribute(page404.all('meta', 'name', 'robots')[0], 'content')).toBe('noindex');
    const page410 = read(<WithdrawnPage frame={frame} facts={facts} notice={hostile} at={at} latest={[]} />);
    expect(JSON.parse(attribute(page410.all('meta', 'name', 'press')[0], 'content') ?? '').status).toBe(410);
    expect(textOf(page410.all('blockquote')[0])).toBe(hostile);
    expect(page410.all('script')).toHaveLength(0);
  });

  test('the header and footer are Chinese on a Chinese page', () => {
    const page = read(<NotFoundPage frame={{ ...frame, language: 'zh-CN' }} facts={facts} latest={[]} />);
    expect(attribute(page.all('html')[0], 'lang')).toBe('zh-CN');
    expect(page.html).toContain('桤港邮报');
    expect(page.html).toContain('/sections/city?language=zh-CN');
  });
});

test('a Chinese headline breaks between words only, and its text is unchanged', () => {
  const written = renderToStaticMarkup(<Headline text="东看台第九级：今晚他们“照样”站着" language="zh-CN" />);
  expect(written.replaceAll('<wbr/>', '')).toBe('东看台第九级：今晚他们“照样”站着');
  expect(written).toContain('<wbr/>');
  expect(written).not.toMatch(/<wbr\/>[：”]|“<wbr\/>/);
});
