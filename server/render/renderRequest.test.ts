import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { page, sendPage, setPress } from '#server/press/press.scene.ts';

/** Answers one question on each connection and closes it under the next, as a server does that has just lost patience. */
function answerOnce() {
  const used = new WeakSet<object>();
  return (request: IncomingMessage, response: ServerResponse) => {
    if (used.has(request.socket)) return void request.socket.destroy();
    used.add(request.socket);
    if (!request.url?.startsWith('/media/')) return void sendPage(response, page(`at ${request.url}`));
    response.writeHead(200, { 'content-type': 'image/avif', 'x-media-length': '4' }).end('avif');
  };
}

test('a page or a picture that is asked for on a connection closed meanwhile is asked for anew', async () => {
  const { upstream, get, seen, strike } = await setPress();
  upstream.render = answerOnce();
  for (const path of ['/about', '/topics/ferries', '/media/1/320.avif', '/media/2/320.avif']) {
    const { status, text } = await get(path);
    expect([status, text.length > 0], path).toEqual([200, true]);
  }
  expect(seen.length).toBeGreaterThan(4);
  await strike();
});

test('who closes every connection unanswered is asked once, and readers are told', async () => {
  const { upstream, get, seen, strike } = await setPress();
  upstream.render = (request) => request.socket.destroy();
  expect((await get('/about')).status).toBe(503);
  expect((await get('/media/1/320.avif')).status).toBe(503);
  expect(seen.length).toBe(2);
  await strike();
});
