import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import type { ArticleId } from '#db/schema/ids.ts';
import type { History, PastRelease } from '#editorial/readerQueries/releaseHistory.ts';
import { correctionsFeed } from '#publishing/feeds/correctionsFeed.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { HistoryPage } from './pages/HistoryPage.tsx';

vi.mock('next/font/local', () => ({ default: () => ({ variable: 'font' }) })); // Next's compiler replaces it

const hostile = '</script><script>alert(1)</script>]]>"\'<!-- & \u202Etxt.exe';
const at = new Date('2024-04-14T02:15:00Z');
const frame = {
  paper: { names: { en: 'The Alder Courier' }, taglines: {}, language: 'en', zone: 'UTC', sections: [] },
  language: 'en',
  siteUrl: 'https://paper.test',
  now: at,
} as unknown as PaperFrame;
const facts = { tags: ['article:1'], until: null, now: at };
const past = (number: number, overrides: Partial<PastRelease> = {}): PastRelease => ({
  number,
  kind: number === 1 ? 'first' : 'correction',
  restores: null,
  withheld: false,
  headline: hostile,
  releasedAt: at,
  note: hostile,
  hash: 'ab'.repeat(32),
  previousHash: number === 1 ? null : 'cd'.repeat(32),
  isLive: false,
  compared: null,
  ...overrides,
});
const history = (releases: PastRelease[], before: number | null = null): History => ({
  slug: 'a-story',
  headline: hostile,
  language: 'en',
  releases,
  before,
  ...facts,
});
const drawn = (page: ReactNode) => renderToStaticMarkup(page);

const compared: PastRelease['compared'] = {
  headline: [{ is: 'same', text: hostile }],
  standfirst: [
    { is: 'removed', text: hostile },
    { is: 'added', text: 'other' },
  ],
  body: [
    { is: 'added', kind: 'paragraph', text: hostile },
    { is: 'moved', kind: 'paragraph', text: 'Elsewhere before.' },
  ],
  unchanged: 7,
  labels: [{ field: 'topics', removed: [hostile], added: ['Ferries'] }],
  pictures: true,
};

test('the changes of a release are folded, marked as removed and added, and hostile text in them is inert', () => {
  const html = drawn(
    <HistoryPage frame={frame} facts={facts} history={history([past(2, { compared }), past(1)])} />,
  );
  expect(html).not.toContain('<script>alert');
  expect(html).toContain('<summary>What changed from release 1</summary>');
  expect(html.match(/<del>/g)).toHaveLength(2);
  expect(html.match(/<ins>/g)).toHaveLength(3);
  expect(html).toContain('7 other paragraphs are unchanged.');
  expect(html).toContain('The first release: nothing to compare it with.');
});

test('a withheld release is marked as such, and a restoring one names the restored release', () => {
  const withheld = past(1, { withheld: true, headline: '', note: '' });
  const restored = past(3, { kind: 'take-back', restores: 1 });
  const html = drawn(
    <HistoryPage frame={frame} facts={facts} history={history([restored, past(2), withheld])} />,
  );
  expect(html).toContain('what it said is not shown');
  expect(html).toContain('Release 1 is live again, as it was.');
  expect(html).toContain('nothing to compare it with');
});

test('pages of a long history link to the next, and back to the first', () => {
  const html = drawn(
    <HistoryPage frame={frame} facts={facts} history={history([past(22)], 22)} before={23} />,
  );
  expect(html).toContain('href="/articles/a-story/history?before=22"');
  expect(html).toContain('rel="prev" href="/articles/a-story/history"');
  expect(html).toContain('rel="canonical" href="https://paper.test/articles/a-story/history?before=23"');
});

test('the feed of corrections links to the correcting release, and hostile text in it is inert', () => {
  const correction = {
    kind: 'correction',
    note: hostile,
    at,
    number: 3,
    slug: 'a-story',
  } as const;
  const more = { is: 'published' as const, holds: true, events: [], changes: [], language: 'en' as const };
  const feed = correctionsFeed(frame, [
    { ...correction, ...more, articleId: 7 as ArticleId, headline: hostile },
  ]);
  expect(feed).toContain('<link>https://paper.test/articles/a-story/history?before=4#release-3</link>');
  expect(feed).toContain('<guid isPermaLink="false">tag:paper.test,2024:article:7:release:3</guid>');
  expect(feed).not.toMatch(/<script|\]\]>|\u202e.*<\/title>/);
});
