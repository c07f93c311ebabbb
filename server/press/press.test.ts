import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, sendPage, setPress } from './press.scene.ts';

let scene: Awaited<ReturnType<typeof setPress>>;
beforeEach(async () => {
  scene = await setPress();
});
afterEach(() => scene.strike());

describe('caching pages', () => {
  test('the second reader gets the page from memory', async () => {
    expect((await scene.get('/a')).headers['x-press']).toBe('miss');
    const second = await scene.get('/a');
    expect(second.headers['x-press']).toBe('hit');
    expect(second.text).toContain('hello');
    expect(scene.seen).toHaveLength(1);
  });

  test('fifty readers of a missing page cause one render', async () => {
    scene.upstream.render = (_, response) => void wait(50).then(() => sendPage(response, page('slow')));
    const replies = await Promise.all(Array.from({ length: 50 }, () => scene.get('/slow')));
    expect(replies.every((reply) => reply.text.includes('slow'))).toBe(true);
    expect(scene.seen).toHaveLength(1);
  });

  test('unknown parameters do not split the cache, and known ones do', async () => {
    await scene.get('/search?q=ferry&utm_source=x&_rsc=1');
    expect((await scene.get('/search?fbclid=2&q=ferry')).headers['x-press']).toBe('hit');
    expect((await scene.get('/search?q=tram')).headers['x-press']).toBe('miss');
    expect(scene.seen.map((each) => each.url)).toEqual(['/search?q=ferry', '/search?q=tram']);
  });

  test('an address has one cache entry however it is spelt', async () => {
    for (const path of ['/articles/abc', '/articles/%61bc', '//articles//abc', '/articles/abc?'])
      await scene.get(path);
    expect(scene.seen).toHaveLength(1);
  });

  test('no header or cookie of a visitor reaches the render of a shared page', async () => {
    await scene.get('/a?_rsc=x', {
      cookie: 'session=editor',
      authorization: 'Bearer x',
      rsc: '1',
      'next-router-state-tree': '%5B%5D',
      'next-router-prefetch': '1',
      'next-router-segment-prefetch': '/_tree',
      host: 'evil.test',
      'x-forwarded-host': 'evil.test',
    });
    expect(Object.keys(scene.seen[0]?.headers ?? {}).sort()).toEqual(
      ['accept', 'accept-encoding', 'connection', 'host', 'user-agent', 'x-forwarded-proto'].sort(),
    );
    expect(scene.seen[0]?.headers.host).toBe('paper.test');
    expect(scene.seen[0]?.url).toBe('/a');
  });

  test('a cookie set by a page is not sent to readers', async () => {
    scene.upstream.render = (_, response) => {
      response.setHeader('set-cookie', 'a=b');
      sendPage(response, page('x'));
    };
    expect((await scene.get('/a')).headers).not.toHaveProperty('set-cookie');
  });

  test('a page without facts is passed on and not cached', async () => {
    scene.upstream.render = (_, response) => sendPage(response, page('plain', null));
    expect((await scene.get('/a')).text).toContain('plain');
    expect((await scene.get('/a')).headers['x-press']).toBe('miss');
  });

  test('a page is cached no longer than it is valid, by the database clock', async () => {
    let round = 0;
    scene.upstream.render = (_, response) => {
      const facts = { tags: [], now: '2031-01-01T00:00:00.000Z', until: '2031-01-01T00:00:00.300Z' };
      sendPage(response, page(`round ${++round}`, facts));
    };
    expect((await scene.get('/a')).headers['cache-control']).toContain('s-maxage=1');
    expect((await scene.get('/a')).text).toContain('round 1');
    await wait(320);
    expect((await scene.get('/a')).text).toContain('round 2');
  });

  test('memory is bounded, and invented addresses do not displace the front page', async () => {
    await scene.strike();
    scene = await setPress({ maxBytes: 400_000 });
    const noise = () => Array.from({ length: 400 }, () => Math.random().toString(36)).join(' ');
    scene.upstream.render = (request, response) => {
      const absent = request.url?.startsWith('/no') ?? false;
      sendPage(response, page(noise()), absent ? 404 : 200);
    };
    await Promise.all([scene.get('/'), scene.get('/?language=zh-CN')]);
    for (let i = 0; i < 60; i++) await Promise.all([scene.get(`/search?q=${i}`), scene.get(`/no/${i}`)]);
    expect(scene.press.stats().bytes).toBeLessThan(400_000);
    expect((await scene.get('/')).headers['x-press']).toBe('hit');
    expect((await scene.get('/?language=zh-CN&language=x')).headers['x-press']).toBe('hit');
    expect((await scene.get('/?language=made-up')).headers['x-press']).toBe('hit');
    for (let i = 0; i < 60; i++) await scene.get(`/articles/${i}`);
    expect(scene.press.stats().bytes).toBeLessThan(400_000);
    expect(scene.press.stats().pages).toBeGreaterThan(5);
  });

  test('a POST to a reader address is refused, and so are malformed addresses', async () => {
    expect((await scene.get('/a', {}, 'POST')).status).toBe(405);
    for (const path of ['/%', '/a/../newsroom', '/a/%2e%2e/newsroom', '/a%00b', '/\\evil'])
      expect((await scene.get(path)).status, path).toBe(400);
    expect(scene.seen).toHaveLength(0);
  });
});

describe('dropping pages', () => {
  test('dropping a tag drops its pages and no others', async () => {
    scene.upstream.render = (request, response) =>
      sendPage(response, page('x', { tags: [`article:${request.url}`] }));
    await scene.get('/a');
    await scene.get('/b');
    scene.press.drop(['article:/a']);
    expect((await scene.get('/a')).headers['x-press']).toBe('miss');
    expect((await scene.get('/b')).headers['x-press']).toBe('hit');
  });

  test('a drop during a render discards that render, and later requests get a newer one', async () => {
    let text = 'before';
    scene.upstream.render = (_, response) => {
      const read = text;
      void wait(60).then(() => sendPage(response, page(read)));
    };
    const early = scene.get('/a');
    await wait(20);
    text = 'after';
    scene.press.drop(['article:1']);
    const late = scene.get('/a');
    expect((await late).text).toContain('after');
    expect((await early).text).toContain('after');
    expect((await scene.get('/a')).text).toContain('after');
  });

  test('a drop of another tag during a render keeps the render', async () => {
    scene.upstream.render = (_, response) => void wait(50).then(() => sendPage(response, page('x')));
    const pending = scene.get('/a');
    await wait(20);
    scene.press.drop(['article:2']);
    await pending;
    expect((await scene.get('/a')).headers['x-press']).toBe('hit');
  });

  test('a miss is cached with its status, and any release drops it', async () => {
    scene.upstream.render = (_, response) => sendPage(response, page('none', { tags: ['slug:a'] }), 404);
    await scene.get('/a');
    const again = await scene.get('/a');
    expect([again.status, again.headers['x-press']]).toEqual([404, 'hit']);
    scene.upstream.render = (_, response) => sendPage(response, page('here'));
    scene.press.drop(['article:77']);
    expect((await scene.get('/a')).status).toBe(200);
  });

  test('after lost notifications every page is rendered again', async () => {
    await scene.get('/a');
    scene.press.dropAll();
    expect((await scene.get('/a')).headers['x-press']).toBe('miss');
    expect((await scene.get('/a')).headers['x-press']).toBe('hit');
  });

  test('a drop of everything during a render discards the render', async () => {
    let text = 'before';
    scene.upstream.render = (_, response) => {
      const read = text;
      void wait(40).then(() => sendPage(response, page(read)));
    };
    const pending = scene.get('/a');
    await wait(15);
    text = 'after';
    scene.press.dropAll();
    expect((await pending).text).toContain('after');
  });
});

describe('when Next or the database is unavailable', () => {
  const failing = () => {
    scene.upstream.render = (_, response) => sendPage(response, 'secret stack trace', 500);
  };
  const brief = { tags: ['article:1'], now: '2031-01-01T00:00:00.000Z', until: '2031-01-01T00:00:00.100Z' };

  test('an error is never cached, and without a cached page the reader gets a helpful 503', async () => {
    failing();
    const reply = await scene.get('/a');
    expect(reply.status).toBe(503);
    expect(reply.headers['retry-after']).toBeDefined();
    expect(reply.text).toContain('暂时无法显示');
    expect(reply.text).not.toContain('secret');
    scene.upstream.render = (_, response) => sendPage(response, page('well again'));
    expect((await scene.get('/a')).text).toContain('well again');
  });

  test('the log of a failure contains no link from an email', async () => {
    const logged: object[] = [];
    const logger = { warn: (details: object) => void logged.push(details), error: () => {} };
    const other = await setPress({ logger });
    other.upstream.render = (_, response) => sendPage(response, 'failed', 500);
    const token = 'a'.repeat(43);
    expect((await other.get(`/subscriptions/${token}`)).status).toBe(503);
    other.strike();
    expect(logged).toMatchObject([{ address: '/subscriptions/…' }]);
    expect(JSON.stringify(logged)).not.toContain(token);
  });

  test('an expired page is served stale with a header; the error does not replace it', async () => {
    scene.upstream.render = (_, response) => sendPage(response, page('good copy', brief));
    await scene.get('/a');
    await wait(110);
    failing();
    const reply = await scene.get('/a');
    expect([reply.status, reply.headers['x-press']]).toEqual([200, 'stale']);
    expect(reply.headers.warning).toContain('110');
    expect(Number(reply.headers.age)).toBeGreaterThanOrEqual(0);
    expect(reply.headers['cache-control']).toContain('s-maxage=0');
    expect(reply.text).toContain('good copy');
  });

  test('after lost notifications the old page is served while rendering fails, for a limited time', async () => {
    await scene.get('/a');
    scene.press.dropAll();
    await scene.stopNext();
    expect((await scene.get('/a')).headers['x-press']).toBe('stale');
    const { length } = scene.seen;
    expect((await scene.get('/a')).headers['x-press']).toBe('stale');
    expect(scene.seen).toHaveLength(length);
    await scene.startNext();
    await wait(2_050);
    expect((await scene.get('/a')).headers['x-press']).toBe('miss');
  });

  test('a withdrawn page is never served stale, even if rendering fails', async () => {
    scene.upstream.render = (_, response) => sendPage(response, page('to be withdrawn', brief));
    await scene.get('/a');
    await wait(110);
    scene.press.drop(['article:1']);
    failing();
    const reply = await scene.get('/a');
    expect(reply.status).toBe(503);
    expect(reply.text).not.toContain('withdrawn');
  });

  test('a dropped page whose new render fails is not served stale', async () => {
    scene.upstream.render = (_, response) => sendPage(response, page('to be withdrawn', brief));
    await scene.get('/a');
    await wait(110);
    scene.upstream.render = (_, response) => void wait(60).then(() => sendPage(response, 'x', 500));
    const pending = scene.get('/a');
    await wait(20);
    scene.press.drop(['article:1']);
    expect((await pending).status).toBe(503);
  });

  test('a request to Next that gets no answer is aborted', async () => {
    await scene.strike();
    scene = await setPress({ timeout: 100 });
    scene.upstream.render = () => {};
    expect((await scene.get('/a')).status).toBe(503);
  });

  test('a truncated answer is not cached as a page', async () => {
    scene.upstream.render = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '1000' });
      response.write(page('half'));
      setTimeout(() => response.destroy(), 10);
    };
    expect((await scene.get('/a')).status).toBe(503);
  });
});

describe('a page of the past', () => {
  const within = '/as-of/2026-11-23T03:02:05Z';
  const links =
    '<a href="/">f</a><a href="/?language=en">l</a><a href="/articles/x">x</a><img srcset="/media/1/a.jpg 1w, /media/1/b.jpg 2w"><form action="/search"></form><a href="/feed.xml">r</a><a href="https://paper.test/">now</a>';

  test('keeps its links, forms and pictures in the past, and out of search indexes', async () => {
    const scene = await setPress();
    scene.upstream.render = (_, response) => sendPage(response, page(links, { tags: ['article:1'], within }));
    const { text, headers } = await scene.get(`${within}/articles/y`);
    expect(headers['x-robots-tag']).toBe('noindex');
    for (const markup of [
      `<a href="${within}">`,
      `<a href="${within}?language=en">`,
      `<a href="${within}/articles/x">`,
      `srcset="${within}/media/1/a.jpg 1w, ${within}/media/1/b.jpg 2w"`,
      `<form action="${within}/search">`,
      '<a href="/feed.xml">',
      '<a href="https://paper.test/">',
    ])
      expect(text).toContain(markup);
    await scene.strike();
  });

  test('is recognized by its facts only, not by its address', async () => {
    const scene = await setPress();
    scene.upstream.render = (_, response) => sendPage(response, page(links));
    const { text, headers } = await scene.get(`${within}/articles/y`);
    expect(headers['x-robots-tag']).toBeUndefined();
    expect(text).toContain('<a href="/articles/x">');
    await scene.strike();
  });

  test('cannot displace the front page, however many moments are invented', async () => {
    const scene = await setPress({ maxBytes: 200_000 });
    await scene.get('/');
    for (let second = 10; second < 60; second++) await scene.get(`/as-of/2026-11-23T03:02:${second}Z`);
    expect((await scene.get('/')).headers['x-press']).toBe('hit');
    expect(scene.press.stats().pages).toBeLessThan(40);
    await scene.strike();
  });

  test('has pictures of its own, which are streamed and not cached', async () => {
    const scene = await setPress();
    scene.upstream.render = (_, response) =>
      response.writeHead(200, { 'content-type': 'image/jpeg' }).end('picture');
    const { raw, headers } = await scene.get(`${within}/media/1/a.jpg`);
    expect([raw.toString(), headers['x-press']]).toEqual(['picture', undefined]);
    await scene.strike();
  });
});
