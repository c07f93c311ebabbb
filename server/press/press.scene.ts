import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { createPress, type PressOptions } from './press.ts';

export type Reply = { status: number; headers: Record<string, string>; text: string; raw: Buffer };
type Render = (request: IncomingMessage, response: ServerResponse) => void;

/** A page as Next would send it. */
export function page(body: string, facts: object | null = { tags: ['article:1'] }): string {
  const meta = facts ? `<meta name="press" content='${JSON.stringify(facts)}'/>` : '';
  return `<!DOCTYPE html><html lang="en"><head>${meta}<title>t</title></head><body>${body}</body></html>`;
}

export const sendPage = (response: ServerResponse, html: string, status = 200) =>
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(html);

/** For tests: a press in front of a real server on a real socket. `upstream.render` may change between requests. */
export async function setPress(options: Partial<PressOptions> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'press-'));
  const socketPath = join(folder, 'next.sock');
  const seen: IncomingMessage[] = [];
  const upstream: { render: Render } = { render: (_, response) => sendPage(response, page('hello')) };
  const next = createServer((incoming, response) => {
    seen.push(incoming);
    upstream.render(incoming, response);
  });
  const listen = () => new Promise<void>((done) => next.listen(socketPath, done));
  await listen();
  const quiet = { warn: () => {}, error: () => {} };
  const press = createPress({
    upstream: { socketPath },
    siteUrl: 'https://paper.test',
    logger: quiet,
    ...options,
  });
  const front = createServer(press.handle);
  await new Promise<void>((done) => front.listen(0, '127.0.0.1', done));
  const { port } = front.address() as AddressInfo;

  function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
    const { promise, resolve, reject } = Promise.withResolvers<Reply>();
    const sent = request({ host: '127.0.0.1', port, path, headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const raw = Buffer.concat(chunks);
        const encoding = response.headers['content-encoding'];
        const plain = raw.length === 0 ? raw : encoding === 'br' ? brotliDecompressSync(raw) : raw;
        const text = (encoding === 'gzip' && raw.length > 0 ? gunzipSync(raw) : plain).toString();
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as Record<string, string>,
          text,
          raw,
        });
      });
    });
    sent.on('error', reject);
    sent.end();
    return promise;
  }

  async function stopNext() {
    next.closeAllConnections();
    await new Promise((done) => next.close(done));
  }
  async function strike() {
    press.close();
    front.closeAllConnections();
    await new Promise((done) => front.close(done));
    if (next.listening) await stopNext();
    rmSync(folder, { recursive: true, force: true });
  }
  return { press, upstream, seen, get, stopNext, startNext: listen, strike };
}
