import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parseRssFeed } from 'feedsmith';
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import type { Correction } from '#editorial/readerQueries/correctionList.ts';
import { correctionsFeed } from '#publishing/feeds/correctionsFeed.ts';
import { jsonFeed } from '#publishing/feeds/jsonFeed.ts';
import { rss } from '#publishing/feeds/rss.ts';
import { frame, hostileStory, hostileWords } from './hostileStory.fixture.ts';
import { xmlFaults } from './xmlFaults.fixture.ts';

const stories = hostileWords.map((words, at) => hostileStory(words, at + 1));
const feed = {
  frame,
  stories,
  changedAt: stories[0]?.releasedAt ?? null,
  path: '/feed.xml',
  home: '/',
};

/** Every address in the links and pictures of a text. */
function addressesIn(html: string): string[] {
  const addresses: string[] = [];
  const walk = (node: DefaultTreeAdapterMap['node']) => {
    if ('attrs' in node)
      for (const { name, value } of node.attrs) if (/^(href|src)$/.test(name)) addresses.push(value);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parseFragment(html));
  return addresses;
}

/** The text that a feed reader shows for a title or description, which it decodes as HTML. */
const asHtml = (text = ''): string => {
  const textOf = (node: DefaultTreeAdapterMap['node']): string =>
    'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
  return textOf(parseFragment(text));
};

describe('RSS', () => {
  test('conforms to its schema, whatever text its stories contain', async () => {
    expect(xmlFaults('rss', await rss(feed))).toEqual([]);
    expect(xmlFaults('rss', await rss({ ...feed, stories: [], changedAt: null }))).toEqual([]);
  });

  test('the schema rejects an invalid feed', async () => {
    const good = await rss(feed);
    expect(xmlFaults('rss', good.replace('</channel>', ''))).not.toEqual([]);
    expect(xmlFaults('rss', good.replace(/<guid .*?<\/guid>/, ''))).not.toEqual([]);
    expect(xmlFaults('rss', good.replace('02:15:00 GMT', '2:15'))).not.toEqual([]);
    expect(
      xmlFaults('rss', good.replace(/ href="https[^"]*" rel="self"/, ' href="/feed.xml" rel="self"')),
    ).not.toEqual([]);
  });

  test('a feed reader finds whole texts, authors, topics, pictures, languages and the hub', async () => {
    const read = parseRssFeed(await rss({ ...feed, name: 'City' }));
    expect(read).toMatchObject({ title: 'The Alder Courier: City', language: 'en', ttl: 15 });
    expect(read.atom?.links).toEqual([
      { href: 'https://paper.test/feed.xml', rel: 'self', type: 'application/rss+xml' },
      { href: frame.hub, rel: 'hub' },
    ]);
    const [first, second] = read.items ?? [];
    expect(first).toMatchObject({
      link: 'https://paper.test/articles/story-1-%E5%A4%B4%E6%9D%A1',
      guid: { value: 'tag:paper.test,2024:article:1', isPermaLink: false },
      pubDate: 'Sun, 14 Apr 2024 02:15:00 GMT',
      dc: { creators: [hostileWords[0]] },
      media: { contents: [{ url: 'https://paper.test/media/7/1280.jpg', width: 1280, height: 640 }] },
    });
    expect(asHtml(first?.title)).toBe(hostileWords[0]);
    expect(first?.categories?.map(({ domain }) => domain)).toEqual([
      'https://paper.test/sections/city',
      'https://paper.test/topics/ferries',
    ]);
    expect([first?.dc?.languages, second?.dc?.languages]).toEqual([undefined, ['zh-CN']]);
  });

  test('titles and descriptions show angle brackets and ampersands once they are decoded as HTML', async () => {
    const headline = 'Why the <marquee> tag will not die';
    const standfirst =
      'Browsers still honour <marquee>, and 3 < 5 reasons explain it: AT&T is one, &lt; another.';
    const story = { ...hostileStory('x'), headline, standfirst };
    const [item] = parseRssFeed(await rss({ ...feed, name: 'R&D <b>', stories: [story] })).items ?? [];
    expect(asHtml(item?.title)).toBe(headline);
    expect(asHtml(item?.description)).toBe(standfirst);
    expect(asHtml(parseRssFeed(await rss({ ...feed, name: 'R&D <b>' })).title)).toContain('R&D <b>');
    const correction: Correction = {
      ...{
        is: 'published',
        kind: 'correction',
        number: 2,
        at: story.firstReleasedAt,
        holds: true,
        language: 'en',
      },
      ...{ articleId: story.articleId, slug: 'marquee', headline, events: [], changes: [] },
      note: `${standfirst} \u202eTurned.`,
    };
    const [rssItem] = parseRssFeed(correctionsFeed(frame, [correction])).items ?? [];
    expect(asHtml(rssItem?.title)).toContain(headline);
    expect(asHtml(rssItem?.description)).toBe(`${standfirst} Turned.`);
    const jsonItem = JSON.parse(await jsonFeed({ ...feed, stories: [story] })).items[0];
    expect(jsonItem).toMatchObject({ title: headline, summary: standfirst });
  });

  test('the text has only absolute addresses, and no script', async () => {
    for (const { content } of parseRssFeed(await rss(feed)).items ?? []) {
      const addresses = addressesIn(content?.encoded ?? '');
      expect(addresses).toHaveLength(3);
      for (const address of addresses) expect(address).toMatch(/^https:\/\/paper\.test\/(articles|media)\//);
      expect(content?.encoded).not.toMatch(/<script|srcset/i);
    }
  });
});

describe('JSON Feed', () => {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats.default(ajv);
  const schema = readFileSync('publishing/api/fixtures/json-feed-1.1.json', 'utf8');
  const check = ajv.compile(JSON.parse(schema));

  test('conforms to its published schema, whatever text its stories contain', async () => {
    const read = JSON.parse(await jsonFeed({ ...feed, path: '/feed.json' }));
    check(read);
    expect(check.errors).toBeNull();
    expect(read.items).toHaveLength(stories.length);
    expect(read.items[1]).toMatchObject({ language: 'zh-CN', title: expect.any(String) });
    expect(read.hubs).toEqual([{ type: 'WebSub', url: frame.hub }]);
  });
});
