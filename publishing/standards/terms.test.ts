import { XmlDocument } from 'libxml2-wasm';
import { parseFragment } from 'parse5';
import robotsParser from 'robots-parser';
import { describe, expect, test } from 'vitest';
import { asJson, asXml, embedding } from '#publishing/oembed/embedMarkup.ts';
import { miningTerms, robots, securityText } from '#publishing/robots/robotsTerms.ts';
import { frame, hostileStory, hostileWords } from './hostileStory.fixture.ts';

const terms = {
  refusedCrawlers: ['GPTBot', 'Google-Extended'],
  miningIsReserved: true,
  miningPolicy: 'https://paper.test/licence',
  securityContacts: ['mailto:holes@paper.test', 'https://paper.test/holes'],
  securityPolicy: '',
};
const story = 'https://paper.test/articles/ferry';

test('robots.txt names the refused crawlers, the paths that are not to be listed, and the sitemaps', () => {
  const address = 'https://paper.test/robots.txt';
  const read = robotsParser(address, robots(frame, terms));
  expect([read.isAllowed(story, 'GPTBot'), read.isAllowed('https://paper.test/', 'Google-Extended')]).toEqual(
    [false, false],
  );
  for (const agent of ['Googlebot', 'CCBot', 'anything']) {
    expect(read.isAllowed(story, agent)).toBe(true);
    expect(read.isAllowed('https://paper.test/newsroom', agent)).toBe(false);
    expect(read.isAllowed('https://paper.test/search?q=ferry', agent)).toBe(false);
  }
  expect(read.getSitemaps()).toEqual([
    'https://paper.test/sitemap.xml',
    'https://paper.test/news-sitemap.xml',
  ]);
  const open = robotsParser(address, robots(frame, { ...terms, refusedCrawlers: [] }));
  expect(open.isAllowed(story, 'GPTBot')).toBe(true);
});

test('the reservation of text and data mining is expressed in the terms of its protocol', () => {
  expect(JSON.parse(miningTerms(terms))).toEqual([
    { location: '/', 'tdm-reservation': 1, 'tdm-policy': 'https://paper.test/licence' },
  ]);
  expect(JSON.parse(miningTerms({ ...terms, miningIsReserved: false }))).toEqual([
    { location: '/', 'tdm-reservation': 0 },
  ]);
});

test('security.txt names the contacts, and never expires before it is renewed', () => {
  const text = securityText({ ...frame, now: new Date() }, terms);
  expect(text).toMatch(/^(([A-Z][A-Za-z-]*: \S.*)\n)+$/);
  expect(text.match(/^Contact: .*$/gm)).toHaveLength(2);
  const [, expires = ''] = /^Expires: (.*)$/m.exec(text) ?? [];
  const days = (Date.parse(expires) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(170);
  expect(days).toBeLessThan(365);
  expect(text).toContain('Preferred-Languages: en, zh-CN\n');
});

describe('a site that embeds a story', () => {
  const max = { width: 10_000, height: 10_000 };

  test.each(hostileWords)('receives a card with only the expected elements: %j', (words) => {
    const embed = embedding(frame, hostileStory(words), max);
    expect(JSON.parse(asJson(embed))).toEqual(embed);
    const read = XmlDocument.fromString(asXml(embed));
    expect(read.get('/oembed/html')?.content).toBe(embed.html);
    read.dispose();
    const [card, ...more] = parseFragment(String(embed.html)).childNodes;
    expect([card?.nodeName, more]).toEqual(['blockquote', []]);
    expect(embed.html).not.toMatch(/<(?!\/?(blockquote|p|a|footer)\b)/);
  });

  test('receives a card within the requested size, and a link if the size is too small', () => {
    const wide = embedding(frame, hostileStory('Ferry'), max);
    expect(wide).toMatchObject({ type: 'rich', version: '1.0', width: 600, thumbnail_width: 1280 });
    const narrow = embedding(frame, hostileStory('Ferry'), { width: 700, height: 500 });
    expect(narrow).toMatchObject({ type: 'rich', width: 600, thumbnail_width: 640 });
    const tiny = embedding(frame, hostileStory('Ferry'), { width: 100, height: 100 });
    expect(tiny).toMatchObject({ type: 'link', title: 'Ferry' });
    expect(tiny).not.toHaveProperty('html');
    expect(tiny).not.toHaveProperty('thumbnail_url');
  });
});
