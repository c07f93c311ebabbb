import type { IncomingMessage, ServerResponse } from 'node:http';
import { chooseEncoding, type Encoding, matches } from './encoding.ts';
import { plainHeaders, securityHeaders } from './headers.ts';
import type { Obtained } from './obtaining.ts';
import type { Page } from './page.ts';

/** Header lists never change for a page in one encoding: made once, kept as long as the page. */
const fixed = new WeakMap<Page, Partial<Record<Encoding, string[]>>>();

/**
 * Sends a page. `sharedSeconds` is how long a shared cache may keep it without asking: short, because no
 * notice of a withdrawal reaches a cache that isn't ours. If-Modified-Since is not honoured: a page's
 * related stories change without its own date moving.
 */
export function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { page, how }: Obtained,
  sharedSeconds: number,
): void {
  const encoding = chooseEncoding(request.headers['accept-encoding']);
  const variant = page.variants[encoding];
  const headers = [...fixedHeaders(page, encoding), 'X-Press', how];
  headers.push('Cache-Control', cacheControl(page, how, sharedSeconds));
  if (how === 'stale') {
    const age = Math.max(0, Math.round((performance.now() - page.renderedAt) / 1000));
    headers.push('Age', String(age), 'Warning', '110 - "Response is Stale"');
  }
  if (page.status === 200 && matches(request.headers['if-none-match'], variant.etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  if (encoding !== 'identity') headers.push('Content-Encoding', encoding);
  headers.push('Content-Length', String(variant.bytes.length));
  response.writeHead(page.status, headers);
  if (request.method === 'HEAD') response.end();
  else response.end(variant.bytes);
}

function fixedHeaders(page: Page, encoding: Encoding): string[] {
  const perEncoding = fixed.get(page) ?? {};
  fixed.set(page, perEncoding);
  perEncoding[encoding] ??= [
    'Content-Type',
    page.contentType,
    'Vary',
    'Accept-Encoding',
    ...(page.location === null ? ['ETag', page.variants[encoding].etag] : ['Location', page.location]),
    ...(page.hints ? ['Link', page.hints] : []),
    ...(page.noindex ? ['X-Robots-Tag', 'noindex'] : []),
    ...(page.lastModified ? ['Last-Modified', page.lastModified] : []),
    ...(/^text\/html\b/i.test(page.contentType) ? securityHeaders(page) : plainHeaders()),
  ];
  return perEncoding[encoding];
}

function cacheControl(page: Page, how: Obtained['how'], sharedSeconds: number): string {
  const left = page.freshUntil === null ? 0 : Math.floor((page.freshUntil - performance.now()) / 1000);
  const shared = how === 'stale' ? 0 : Math.max(0, Math.min(sharedSeconds, left));
  return `public, max-age=0, s-maxage=${shared}, must-revalidate`;
}
