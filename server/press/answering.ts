import type { IncomingMessage, ServerResponse } from 'node:http';
import { chooseEncoding, type Encoding, matches } from './encoding.ts';
import { plainHeaders, securityHeaders } from './headers.ts';
import type { Obtained } from './obtaining.ts';
import type { Page } from './page.ts';
import { type Cdn, cacheControl, cdnHeaders, shareOf } from './sharing.ts';

/** Header lists never change for a page in one encoding: made once, kept as long as the page. */
const fixed = new WeakMap<Page, Partial<Record<Encoding, string[]>>>();

/** What of a request decides how a page is answered. */
export type Wish = { isHead: boolean; accept: string | undefined; ifNoneMatch: string | undefined };

/** An answer less what the connection adds: status, headers as name, value, name, value …, and the bytes after them. */
export type Composed = { status: number; headers: string[]; body: Buffer | null };

export type Sharing = {
  /** how long any shared cache may keep a page without asking */
  sharedSeconds: number;
  cdn?: Cdn | undefined;
};

/** Sends a page. If-Modified-Since is not honoured: a page's related stories change without its own date moving. */
export function answer(
  request: IncomingMessage,
  response: ServerResponse,
  obtained: Obtained,
  sharing: Sharing,
): void {
  const wish = {
    isHead: request.method === 'HEAD',
    accept: request.headers['accept-encoding']?.toString(),
    ifNoneMatch: request.headers['if-none-match'],
  };
  const { status, headers, body } = compose(obtained, wish, sharing);
  response.writeHead(status, headers);
  if (body) response.end(body);
  else response.end();
}

/** Composes the answer, the same for whoever sends it: this file, and the fast lane. */
export function compose(
  obtained: Obtained,
  wish: Wish,
  { sharedSeconds, cdn }: Sharing,
  share = shareOf(obtained, sharedSeconds),
): Composed {
  const { page, how } = obtained;
  const encoding = chooseEncoding(wish.accept);
  const variant = page.variants[encoding];
  const headers = [...fixedHeaders(page, encoding), 'X-Press', how];
  headers.push('Cache-Control', cacheControl(share));
  if (cdn) headers.push(...cdnHeaders(cdn, share, page.tags));
  if (how === 'stale') {
    const age = Math.max(0, Math.round((performance.now() - page.renderedAt) / 1000));
    headers.push('Age', String(age), 'Warning', '110 - "Response is Stale"');
  }
  if (isUnchanged(page, encoding, wish.ifNoneMatch)) return { status: 304, headers, body: null };
  if (encoding !== 'identity') headers.push('Content-Encoding', encoding);
  headers.push('Content-Length', String(variant.bytes.length));
  return { status: page.status, headers, body: wish.isHead ? null : variant.bytes };
}

/** Whether who asks has it already. */
export const isUnchanged = (page: Page, encoding: Encoding, ifNoneMatch: string | undefined): boolean =>
  ifNoneMatch !== undefined && page.status === 200 && matches(ifNoneMatch, page.variants[encoding].etag);

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
