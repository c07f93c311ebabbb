import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { page, sendPage, setPress } from './press.scene.ts';

const front = ['/', '/?language=zh-CN', '/sections/city', '/articles/avocet', '/feed.xml'];
const noise = (bytes: number) => randomBytes(bytes).toString('base64url');

/** Addresses that anybody can invent without limit. */
const madeUp: ((at: number) => string)[] = [
  (at) => `/articles/${noise(12)}?${at}`,
  (at) => `/${noise(6)}/${noise(6)}/${at}`,
  (at) => `/articles/${noise(1_500)}${at}`,
  (at) => `/search?q=${noise(6)}&page=${at}`,
  (at) => `/search?q=${noise(1_200)}${at}`,
  (at) => `/sections/city?before=${at}.${at}`,
  (at) => `/?q=${at}&_rsc=${noise(4)}`,
  (at) => `/sections/city?utm_source=${noise(8)}&${at}=${noise(4)}`,
  (at) => `/articles/avocet?language=${noise(3)}&before=${at}`,
  (at) => `/as-of/2026-01-01T00:${at}/articles/avocet`,
];

test('four thousand invented addresses, queries and moments displace no page that readers use', async () => {
  const scene = await setPress({ maxBytes: 3_000_000 });
  scene.upstream.render = (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://paper.test');
    const isHere = pathname === '/search' || pathname.startsWith('/as-of/') || front.includes(pathname);
    sendPage(response, page(noise(1_000), { tags: ['latest', `slug:${pathname}`] }), isHere ? 200 : 404);
  };
  try {
    for (const path of front) await scene.get(path);
    const requestLane = async (lane: number) => {
      for (let at = lane; at < 4_000; at += 20)
        await scene.get(madeUp[at % madeUp.length]?.(at) ?? '/', {
          'x-copydesk-client': `203.0.113.${lane}`,
        });
    };
    await Promise.all(Array.from({ length: 20 }, (_, lane) => requestLane(lane)));
    for (const path of front) expect((await scene.get(path)).headers['x-press'], path).toBe('hit');
    expect(scene.press.stats().bytes).toBeLessThan(3_000_000);
    // Pages and their tags are dropped together: no list of tags grows without bound.
    expect(scene.press.stats().tags).toBeLessThan(3_000);
    const rendered = new Set(scene.seen.map(({ url }) => url));
    expect(scene.seen.length).toBe(rendered.size);
    for (const path of front) expect(rendered).toContain(path);
    const ofFront = [...rendered].filter((url) => url === '/' || url?.startsWith('/?'));
    expect(ofFront).toHaveLength(2);
  } finally {
    await scene.strike();
  }
}, 40_000);
