import { expect, test } from 'vitest';
import { keysBy } from './cacheControl.ts';
import { page, sendPage, setPress } from './press.scene.ts';

const keyOf = keysBy('a secret of some length');
const now = '2031-01-01T00:00:00.000Z';
const after = (seconds: number) => new Date(Date.parse(now) + seconds * 1000).toISOString();

async function ask(kind: 'fastly' | 'cloudflare', facts: object, status = 200) {
  const scene = await setPress({ cdn: { kind, keyOf } });
  scene.upstream.render = (_, response) => sendPage(response, page('x', { now, ...facts }), status);
  try {
    await scene.get('/a');
    return (await scene.get('/a')).headers;
  } finally {
    await scene.strike();
  }
}

test('each CDN gets its own cache headers and the names by which pages are purged', async () => {
  const tags = ['article:1', 'slug:渡轮'];
  const fastly = await ask('fastly', { tags });
  const lasting = 'max-age=30, stale-while-revalidate=30, stale-if-error=86400';
  expect(fastly['surrogate-control']).toBe(lasting);
  expect(fastly['surrogate-key']).toBe(tags.map(keyOf).join(' '));
  const cloudflare = await ask('cloudflare', { tags });
  expect(cloudflare['cdn-cache-control']).toBe(lasting);
  expect(cloudflare['cache-tag']).toBe(tags.map(keyOf).join(','));
  for (const headers of [fastly, cloudflare])
    expect(headers['cache-control']).toBe(
      'public, max-age=0, s-maxage=1, stale-while-revalidate=1, stale-if-error=300',
    );
});

test('a cache key reveals its tag only to holders of the secret, and is the same on every node', () => {
  expect(keyOf('article:1')).toMatch(/^[\w-]{11}$/);
  expect(keysBy('a secret of some length')('article:1')).toBe(keyOf('article:1'));
  expect(keysBy('another secret of some length')('article:1')).not.toBe(keyOf('article:1'));
});

/** All headers about caching of a page that the press serves. */
const cachingOf = (headers: Record<string, string>) =>
  Object.entries(headers).filter(([name]) =>
    /^(cache-control|surrogate-control|cdn-cache-control|expires|age|vary)$/.test(name),
  );

test.each(['fastly', 'cloudflare'] as const)(
  'cache headers for %s and for every other cache do not depend on future events',
  async (kind) => {
    const headersFor = async (more: object, status?: number) =>
      cachingOf(await ask(kind, { tags: ['front'], ...more }, status));
    for (const status of [200, 404, 410]) {
      const lasting = await headersFor({}, status);
      for (const seconds of [0.9, 1.5, 25, 61, 120, 3_600])
        expect(await headersFor({ until: after(seconds) }, status)).toEqual(lasting);
    }
  },
);

test('a page that is valid for no longer than its rendering is cached nowhere', async () => {
  const headers = await ask('fastly', { tags: [], until: now });
  expect(headers['cache-control']).toBe('public, max-age=0, s-maxage=0, must-revalidate');
  expect(headers).not.toHaveProperty('surrogate-control');
});

test('misses, and pages with more keys than a CDN accepts, get a short lifetime everywhere', async () => {
  expect(await ask('fastly', { tags: ['slug:a'] }, 404)).not.toHaveProperty('surrogate-key');
  const many = Array.from({ length: 1_500 }, (_, at) => `article:${at}`);
  const headers = await ask('fastly', { tags: many });
  expect(headers).not.toHaveProperty('surrogate-key');
  expect(headers).not.toHaveProperty('surrogate-control');
});

test('without a CDN, pages carry no cache keys', async () => {
  const scene = await setPress();
  const { headers } = await scene.get('/a');
  for (const name of ['surrogate-key', 'surrogate-control', 'cache-tag', 'cdn-cache-control'])
    expect(headers).not.toHaveProperty(name);
  await scene.strike();
});
