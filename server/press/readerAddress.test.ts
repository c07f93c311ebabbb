import fc from 'fast-check';
import { expect, test } from 'vitest';
import { setPress } from './press.scene.ts';
import { isOneOfMany, readerAddress } from './readerAddress.ts';

test.each([
  ['/api/articles?limit=5&topic=ferries&utm_source=x', '/api/articles?limit=5&topic=ferries'],
  ['/api/articles?topic=ferries&limit=5', '/api/articles?limit=5&topic=ferries'],
  ['/?language=fr', '/'],
  ['/api/articles?language=fr', '/api/articles?language=fr'],
  ['/?q=x', '/'],
  ['/?before=1.2&page=7&language=zh-CN', '/?language=zh-CN'],
  ['/articles/a?before=2', '/articles/a'],
  ['/articles/a?language=zh-CN', '/articles/a'],
  ['/articles/a/history?before=2&q=x', '/articles/a/history?before=2'],
  ['/sections/city?q=x&before=1.2', '/sections/city?before=1.2'],
  ['/search?to=2026-01-01&q=x&date=y', '/search?q=x&to=2026-01-01'],
  ['/sections/city/feed.xml?before=1&language=en', '/sections/city/feed.xml?language=en'],
  ['/as-of?date=2026-01-01&q=x', '/as-of?date=2026-01-01'],
  ['/as-of/2026-01-01?q=x&language=en', '/as-of/2026-01-01?language=en'],
  ['/as-of/2026-01-01/search?q=x&date=y', '/as-of/2026-01-01/search?q=x'],
  ['/text/search?q=x&date=y', '/text/search?q=x'],
  ['/texts/search?q=x', '/texts/search'],
  ['/nothing/here?q=x&language=en', '/nothing/here'],
  ['/sitemap.xml?q=x', '/sitemap.xml'],
  [`/search?q=${'a'.repeat(900)}`, `/search?q=${'a'.repeat(500)}`],
])('%s is cached under %s', (target, key) => {
  expect(readerAddress(target)).toBe(key);
});

test('the key of a page is an address with the same key: the fast lane looks it up without normalizing', () => {
  const path = fc.oneof(
    fc.webPath(),
    fc.constantFrom('/search', '/', '/as-of/x/search', '/sections/a', '/as-of'),
  );
  const query = fc.oneof(
    fc.webQueryParameters(),
    fc.string(),
    fc.constantFrom('q=%00 x', 'language=fr&date=+'),
  );
  fc.assert(
    fc.property(fc.oneof(path, fc.string({ unit: 'binary' })), query, (before, after) => {
      const key = readerAddress(`${before}?${after}`);
      if (key !== null) expect(readerAddress(key)).toBe(key);
    }),
  );
});

test.each([
  ['/', false],
  ['/?language=zh-CN', false],
  ['/api/articles', false],
  ['/api/articles?language=en', false],
  ['/api/articles?language=fr', true],
  ['/api/articles?limit=5', true],
  ['/search?q=x', true],
])('whether the set of addresses like %s is unlimited: %s', (key, many) => {
  expect(isOneOfMany(key)).toBe(many);
});

test('an API client gets errors as problem documents, a person as a page', async () => {
  const scene = await setPress();
  try {
    await scene.stopNext();
    const machine = await scene.get('/api/articles');
    expect([machine.status, machine.headers['content-type'], machine.headers['retry-after']]).toEqual([
      503,
      'application/problem+json; charset=utf-8',
      '10',
    ]);
    expect(JSON.parse(machine.text)).toMatchObject({ type: 'urn:copydesk:problem:away', status: 503 });
    expect((await scene.get('/api/articles/%zz')).headers['content-type']).toContain('problem+json');
    expect((await scene.get('/articles')).headers['content-type']).toBe('text/html; charset=utf-8');
  } finally {
    await scene.strike();
  }
});
