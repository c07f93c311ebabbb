import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { plainText } from '#body/bodyText.ts';
import type { Body, BodyNode } from '#body/bodyTypes.ts';
import { bodyOf, heading, paragraph } from '#body/composeBody.ts';
import type { Correction } from '#editorial/readerQueries/correctionList.ts';
import type { SearchResults } from '#editorial/readerQueries/paperSearch.ts';
import type { Language, LiveArticle, PageOfItems, Teaser } from '#editorial/readerQueries/readerTypes.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { hostileStory } from '#publishing/standards/hostileStory.fixture.ts';
import { courier } from '#server/sample/paperDefaults.ts';
import { bodyOn, pagesOfArticle, TextArticle } from './TextArticle.tsx';
import { TextCorrections } from './TextCorrections.tsx';
import { TextFront } from './TextFront.tsx';
import { TextHistory } from './TextHistory.tsx';
import { TextAbout, TextList } from './TextLists.tsx';
import { TextWithdrawn } from './TextNotFound.tsx';
import { TextPage } from './TextPage.tsx';
import { countOnPage, TextSearch } from './TextSearch.tsx';
import { MAX_PAGE_BYTES } from './textBytes.ts';
import { framingBytes } from './textFraming.ts';

const at = new Date('2026-04-14T22:15:00Z');
const facts = { tags: ['article:1'], until: null, now: at };

/** Texts of the maximum length that take the most bytes in HTML. */
const words: Record<string, (length: number) => string> = {
  quotes: (length) => '"'.repeat(length),
  ampersands: (length) => '&'.repeat(length),
  Chinese: (length) => '桤港渡轮'.repeat(length).slice(0, length),
  Arabic: (length) => 'الميناء'.repeat(length).slice(0, length),
  'one long address': (length) => `https://a.example/${'x'.repeat(length)}`.slice(0, length),
  emoji: (length) => '🏴󠁧󠁢󠁳󠁣󠁴󠁿'.repeat(length).slice(0, Math.floor(length / 14) * 14),
};
const languages: Language[] = ['en', 'zh-CN', 'ar'];
const cases = Object.keys(words).flatMap((name) => languages.map((language) => [name, language] as const));
const generatorOf = (name: string) => words[name] as (length: number) => string;
const slug = '渡'.repeat(200);

const named = (text: string) => ({ en: text, 'zh-CN': text, ar: text });
const frameOf = (language: Language, word: (length: number) => string, count = 40): PaperFrame => ({
  paper: {
    ...courier,
    language: 'en',
    names: named(word(60)),
    sections: Array.from({ length: count }, (_, place) => ({
      slug: `${place}-${slug.slice(0, 60)}`,
      names: named(word(60)),
    })),
    about: Array.from({ length: count }, (_, place) => ({
      path: `about/${place}`,
      titles: named(word(120)),
    })),
  },
  language,
  siteUrl: 'https://a-paper-with-a-long-name.example.org',
  now: at,
});

/** The page as served: the press removes its own `<meta>`. */
const served = (page: ReactNode) => renderToStaticMarkup(page).replace(/<meta name="press"[^>]*>/, '');
const bytes = (page: ReactNode) => Buffer.byteLength(`<!DOCTYPE html>${served(page)}`) + 60; // charset

const run = (text: string, marks?: BodyNode['marks']): BodyNode => ({
  type: 'text',
  text,
  ...(marks && { marks }),
});
const entry = (place: number, content: BodyNode[]): BodyNode => ({
  type: 'entry',
  attrs: { name: `entry${place}`, at: '2026-04-14T22:15:00Z' },
  content,
});

/** A table with a header row and 12 cells or more, one of them very long. */
const tableOf = (word: (length: number) => string, columns: number): BodyNode => {
  const cells = (type: string, length: number) =>
    Array.from({ length: columns }, () => ({ type, content: [run(word(length))] }));
  const rows = Array.from({ length: Math.max(1, 12 / columns) }, () => ({
    type: 'tableRow',
    content: cells('tableCell', 30),
  }));
  const tall = [{ type: 'tableCell', content: [run(word(1_200))] }, ...cells('tableCell', 30)];
  return {
    type: 'table',
    content: [
      { type: 'tableRow', content: cells('tableHeader', 40) },
      ...rows,
      { type: 'tableRow', content: tall },
    ],
  };
};

/** A body without the headers of its tables, which each part of a table repeats. */
function withoutHeaders<Node extends Body | BodyNode>(node: Node): Node {
  const content = node.content?.filter(({ type }) => type !== 'tableHeader').map(withoutHeaders);
  return { ...node, ...(content && { content }) };
}

/** Live entries, quotations, lists in lists, links with long addresses: each far longer than a page. */
function bodyWith(word: (length: number) => string): Body {
  const long = paragraph(word(2_500));
  let nested: BodyNode = { type: 'bulletList', content: [{ type: 'listItem', content: [long] }] };
  for (let level = 0; level < 25; level++)
    nested = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('x'), nested] }] };
  const link = { type: 'link', attrs: { href: `https://a.example/?${'a&'.repeat(900)}` } };
  return bodyOf([
    ...Array.from({ length: 3 }, (_, place) =>
      entry(place, [heading(2, word(400)), long, paragraph(word(900))]),
    ),
    { type: 'blockquote', content: [long, long] },
    { type: 'blockquote', attrs: { attribution: word(1_200) }, content: [paragraph(word(90))] },
    { type: 'pullQuote', content: [run(word(2_500))] },
    { type: 'pullQuote', attrs: { attribution: word(1_200) }, content: [run(word(90))] },
    { type: 'divider' },
    { type: 'factBox', attrs: { title: word(1_200) }, content: [tableOf(word, 3)] },
    tableOf(word, 30),
    { ...tableOf(word, 4), attrs: { caption: word(1_200) } },
    nested,
    {
      type: 'orderedList',
      attrs: { start: 7 },
      content: Array.from({ length: 3 }, () => ({ type: 'listItem', content: [long] })),
    },
    { type: 'paragraph', content: Array.from({ length: 15 }, () => run(word(150), [link])) },
    heading(2, word(2_500)),
    paragraph('The end.'),
  ]);
}

const names = (count: number, text: string) =>
  Array.from({ length: count }, (_, place) => ({ slug: `${place}-${slug.slice(0, 80)}`, name: text }));
const teaserOf = (place: number, language: Language, word: (length: number) => string): Teaser => ({
  ...{ articleId: (place + 1) as Teaser['articleId'], slug: `${place}-${slug}`.slice(0, 200), language },
  ...{
    headline: word(500),
    standfirst: `${word(980)} STANDFIRST`,
    teaser: '',
    section: { slug: slug.slice(0, 60), name: word(60) },
  },
  ...{ topics: names(20, `${word(70)} TOPIC`), bylines: names(12, `${word(110)} AUTHOR`) },
  ...{ firstReleasedAt: at, releasedAt: at, modifiedAt: at, lead: null, isLive: true as const },
});
function articleOf(language: Language, word: (length: number) => string): LiveArticle {
  const note = { kind: 'correction' as const, note: `${word(1_990)} NOTE`, at, holds: false };
  const events = [{ is: 'taken-back' as const, number: 4, at, note: `${word(1_990)} EVENT` }];
  return {
    ...hostileStory('x'),
    ...teaserOf(0, language, word),
    modifiedAt: new Date(at.getTime() + 1),
    body: bodyWith(word),
    corrections: Array.from({ length: 2 }, (_, place) => ({ ...note, number: place + 2, events })),
    withdrawals: [{ at, backAt: at, because: `${word(1_990)} BECAUSE` }],
    related: Array.from({ length: 6 }, (_, place) => ({
      ...teaserOf(place + 1, language, word),
      reason: { why: 'wire' as const },
    })),
    translations: [
      { slug, language: 'ar', headline: '' },
      { slug, language: 'zh-CN', headline: '' },
    ],
  };
}

describe.each(cases)('With %s in %s', (name, language) => {
  const word = generatorOf(name);
  const frame = frameOf(language, word);
  const letters = (text: string) => text.replace(/\s+/g, '');

  test('a story with live entries, quotations, lists and long notes has pages of at most 14 kB, and loses no word', () => {
    const article = articleOf(language, word);
    const pages = pagesOfArticle({ frame, article });
    const html = pages.map((_, at) => (
      <TextArticle key={name} frame={frame} facts={facts} article={article} part={at + 1} />
    ));
    const all = html.map(served);
    for (const page of all) expect(Buffer.byteLength(page) + 80).toBeLessThanOrEqual(MAX_PAGE_BYTES);
    const shown = letters(pages.map((page) => plainText(withoutHeaders(bodyOn(page)))).join(''));
    expect(shown === letters(plainText(withoutHeaders(article.body as Body)))).toBe(true);
    for (const end of ['STANDFIRST', 'NOTE', 'EVENT', 'BECAUSE', 'AUTHOR', 'TOPIC'])
      expect(
        all.some((page) => page.includes(end)),
        end,
      ).toBe(true);
    expect(pages.length).toBeLessThan(200);
  });

  test('the front is at most 14 kB, and shows its lead story', () => {
    const stories = Array.from({ length: 9 }, (_, place) => teaserOf(place, language, word));
    const front = {
      lead: stories[0] as Teaser,
      seconds: stories.slice(1, 5),
      banner: { text: word(200), slug, until: at },
      sections: frame.paper.sections.map((section) => ({ ...section, stories })),
      ...{ arranged: { places: [], bands: [] }, now: at, until: null, tags: [] },
    };
    const page = <TextFront frame={frame} facts={facts} front={front} />;
    expect(bytes(page)).toBeLessThanOrEqual(MAX_PAGE_BYTES);
    expect(served(page).includes('<li>')).toBe(true);
  });

  test('a list is at most 14 kB, and its next page begins after the last story shown', () => {
    const items = Array.from({ length: 20 }, (_, place) => teaserOf(place, language, word));
    const stories = { items, before: '9.9', after: items.map((_, place) => `1.${place}`) };
    const page = (
      <TextList
        frame={frame}
        facts={facts}
        name={word(120)}
        path={`/topics/${encodeURIComponent(slug)}`}
        stories={stories}
        isSection
      />
    );
    expect(bytes(page)).toBeLessThanOrEqual(MAX_PAGE_BYTES);
    const count = served(page).match(/<li[ >]/g)?.length ?? 0;
    expect(count).toBeGreaterThan(0);
    expect(served(page).includes(`before=${count === 20 ? '9.9' : `1.${count - 1}`}`)).toBe(true);
  });

  test('corrections are at most 14 kB, and their next page begins after the last one shown', () => {
    const note = { is: 'taken-back' as const, kind: 'correction' as const, number: 2, at, note: word(2_000) };
    const items = Array.from({ length: 30 }, (_, place) => ({
      ...{
        is: 'published' as const,
        kind: 'take-back' as const,
        number: place,
        at,
        note: word(2_000),
        holds: true,
      },
      ...{
        articleId: place,
        slug,
        headline: word(500),
        language,
        events: [note, note],
        changes: [note, note, note],
      },
    })) as unknown as Correction[];
    const list: PageOfItems<Correction> = {
      items,
      before: null,
      after: items.map((_, place) => `1.${place}`),
    };
    const page = <TextCorrections frame={frame} facts={facts} page={list} />;
    expect(bytes(page)).toBeLessThanOrEqual(MAX_PAGE_BYTES);
    const count = served(page).match(/<article/g)?.length ?? 0;
    expect(served(page).includes(`before=1.${count - 1}`)).toBe(true);
  });

  test('a search with the number of results that `countOnPage` gives is at most 14 kB', () => {
    const snippet = [
      { text: word(100), isMarked: false },
      { text: word(100), isMarked: true },
    ];
    const items = Array.from({ length: 20 }, (_, place) => ({
      ...teaserOf(place, language, word),
      snippet,
    }));
    const results = {
      ...{ question: {} as SearchResults['question'], understood: null, isFirst: false, items },
      ...{ after: 'x'.repeat(120), tags: [], until: null, now: at },
    };
    const criteria = { q: word(100), language };
    const most = countOnPage({ frame, criteria, results });
    const fit = { ...results, items: items.slice(0, most) };
    const page = (
      <TextSearch frame={frame} facts={facts} criteria={criteria} results={fit} better={criteria.q} />
    );
    expect(most).toBeGreaterThan(0);
    expect(bytes(page)).toBeLessThanOrEqual(MAX_PAGE_BYTES);
  });

  test('a history, a withdrawal and a page about the paper are at most 14 kB', () => {
    const release = {
      kind: 'correction' as const,
      restores: null,
      withheld: false,
      headline: word(500),
      releasedAt: at,
    };
    const releases = Array.from({ length: 20 }, (_, place) => ({
      ...release,
      ...{
        number: 20 - place,
        note: word(2_000),
        hash: '',
        previousHash: null,
        isLive: true,
        compared: null,
      },
    }));
    const history = {
      slug,
      headline: word(500),
      language,
      before: 3,
      releases,
      tags: [],
      until: null,
      now: at,
    };
    const about = { path: 'about/long', title: word(120), language, body: bodyWith(word) };
    for (const page of [
      <TextHistory key="h" frame={frame} facts={facts} history={history as never} />,
      <TextWithdrawn key="w" frame={frame} facts={facts} notice={word(2_000)} at={at} />,
      <TextAbout key="a" frame={frame} facts={facts} page={about as never} />,
    ])
      expect(bytes(page)).toBeLessThanOrEqual(MAX_PAGE_BYTES);
  });

  test('the bytes of a page without its content are estimated, and not much too high', () => {
    for (const count of [0, 6, 40]) {
      const framing = {
        frame: frameOf(language, word, count),
        title: word(500),
        path: `/articles/${encodeURIComponent(slug)}`,
      };
      const page = (
        <TextPage {...framing} facts={facts}>
          {''}
        </TextPage>
      );
      expect(bytes(page)).toBeLessThanOrEqual(framingBytes(framing));
      expect(framingBytes(framing)).toBeLessThanOrEqual(bytes(page) + 700);
    }
  });
});

test('times of entries are in the time zone of the paper', () => {
  const article = {
    ...hostileStory('x'),
    body: bodyOf([entry(1, [heading(2, 'Ashore'), paragraph('All are.')])]),
  };
  const frame = {
    ...frameOf('en', (length) => 'x'.repeat(length)),
    paper: { ...courier, language: 'en' as const, zone: 'Asia/Kolkata' },
  };
  const page = renderToStaticMarkup(<TextArticle frame={frame} facts={facts} article={article} part={1} />);
  expect(page).toMatch(/<time [^>]*>15 April 2026, 03:45 (IST|GMT\+5:30)<\/time>/);
  expect(page).not.toContain('UTC');
});

// Quadratic work would exceed the time limit of a test by far.
test('a story of two million characters is divided in linear time, and each of its pages has an address', () => {
  const article = {
    ...hostileStory('x'),
    body: bodyOf(Array.from({ length: 200 }, () => paragraph('渡'.repeat(9_900)))),
  };
  const frame = frameOf('zh-CN', (length) => '渡'.repeat(length));
  const pages = pagesOfArticle({ frame, article });
  expect(pages.length).toBeLessThan(10_000);
  expect(pages.reduce((sum, page) => sum + plainText(bodyOn(page)).replace(/\s/g, '').length, 0)).toBe(
    200 * 9_900,
  );
});
