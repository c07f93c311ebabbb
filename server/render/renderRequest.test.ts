import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { page, sendPage, setPress } from '#server/press/press.scene.ts';

/**
 * Answers one request on each connection and closes it under the next one, like a server whose idle timeout has just
 * passed.
 */
function answerOnce() {
  const used = new WeakSet<object>();
  return (request: IncomingMessage, response: ServerResponse) => {
    if (used.has(request.socket)) return void request.socket.destroy();
    used.add(request.socket);
    if (!request.url?.startsWith('/media/')) return void sendPage(response, page(`at ${request.url}`));
    response.writeHead(200, { 'content-type': 'image/avif', 'x-media-length': '4' }).end('avif');
  };
}

test('a request for a page or picture on a connection closed meanwhile is sent again', async () => {
  const { upstream, get, seen, strike } = await setPress();
  upstream.render = answerOnce();
  for (const path of ['/about', '/topics/ferries', '/media/1/320.avif', '/media/2/320.avif']) {
    const { status, text } = await get(path);
    expect([status, text.length > 0], path).toEqual([200, true]);
  }
  expect(seen.length).toBeGreaterThan(4);
  await strike();
});

test('a server that closes every connection without an answer gets one retry, and readers get an error page', async () => {
  const { upstream, get, seen, strike } = await setPress();
  upstream.render = (request) => request.socket.destroy();
  expect((await get('/about')).status).toBe(503);
  expect((await get('/media/1/320.avif')).status).toBe(503);
  expect(seen.length).toBe(2);
  await strike();
});
