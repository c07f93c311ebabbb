import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Cdn, cacheControl, cdnHeaders, pageShareOf } from './cacheControl.ts';
import { chooseEncoding, type Encoding, matches } from './encoding.ts';
import { plainHeaders, reservation, securityHeaders } from './headers.ts';
import { readHttpDate } from './httpDate.ts';
import type { PressPage } from './pressPage.ts';
import type { RenderedPage } from './requestCoalescing.ts';

/** Header lists never change for a page in one encoding: made once, kept as long as the page. */
const fixed = new WeakMap<PressPage, Partial<Record<Encoding, string[]>>>();

/** What of a request decides how a page is answered. */
export type PageWish = {
  isHead: boolean;
  accept: string | undefined;
  ifNoneMatch: string | undefined;
  ifModifiedSince: string | undefined;
};

/** An answer less what the connection adds: status, headers as name, value, name, value …, and the bytes after them. */
export type Composed = { status: number; headers: string[]; body: Buffer | null };

export type PageSharing = {
  /** the network before the paper that forgets when told */
  cdn?: Cdn | undefined;
};

/** Sends a page. */
export function sendPressPage(
  request: IncomingMessage,
  response: ServerResponse,
  obtained: RenderedPage,
  sharing: PageSharing,
): void {
  const wish = {
    isHead: request.method === 'HEAD',
    accept: request.headers['accept-encoding']?.toString(),
    ifNoneMatch: request.headers['if-none-match'],
    ifModifiedSince: onlyOne(request.headersDistinct['if-modified-since']),
  };
  const { status, headers, body } = compose(obtained, wish, sharing);
  response.writeHead(status, headers);
  if (body) response.end(body);
  else response.end();
}

/** Composes the answer, the same for whoever sends it: this file, and the fast lane. */
export function compose(obtained: RenderedPage, wish: PageWish, { cdn }: PageSharing): Composed {
  const { page, how } = obtained;
  const encoding = chooseEncoding(wish.accept);
  const variant = page.variants[encoding];
  const headers = [...fixedHeaders(page, encoding), 'X-Press', how];
  const share = pageShareOf(obtained);
  headers.push('Cache-Control', cacheControl(share));
  if (cdn) headers.push(...cdnHeaders(cdn, share, page.tags));
  if (how === 'stale') {
    const age = Math.max(0, Math.round((performance.now() - page.renderedAt) / 1000));
    headers.push('Age', String(age), 'Warning', '110 - "Response is Stale"');
  }
  if (isUnchanged(page, encoding, wish)) return { status: 304, headers, body: null };
  if (encoding !== 'identity') headers.push('Content-Encoding', encoding);
  headers.push('Content-Length', String(variant.bytes.length));
  return { status: page.status, headers, body: wish.isHead ? null : variant.bytes };
}

/** Whether who asks has it already (RFC 9110, 13.2.2): by its ETag, and only without one by its date. */
export function isUnchanged(
  page: PressPage,
  encoding: Encoding,
  { ifNoneMatch, ifModifiedSince }: Pick<PageWish, 'ifNoneMatch' | 'ifModifiedSince'>,
): boolean {
  if (page.status !== 200) return false;
  if (ifNoneMatch !== undefined) return matches(ifNoneMatch, page.variants[encoding].etag);
  return isSince(ifModifiedSince, page.lastModified);
}

/** Whether a date by which something last changed is no later than the one that is asked by; wrong ones ask nothing. */
export function isSince(ifModifiedSince: string | undefined, lastModified: number | null): boolean {
  if (ifModifiedSince === undefined || lastModified === null || isToCome(lastModified)) return false;
  const since = readHttpDate(ifModifiedSince);
  return since !== null && lastModified <= since;
}

/** Two dates are none. */
export const onlyOne = (lines: string[] | undefined): string | undefined =>
  lines?.length === 1 ? lines[0] : undefined;

/** A date is told once it has come. */
const isToCome = (date: number): boolean => date > Date.now();

function fixedHeaders(page: PressPage, encoding: Encoding): string[] {
  const { lastModified } = page;
  if (lastModified !== null && isToCome(lastModified))
    return listHeaders({ ...page, lastModified: null }, encoding);
  const perEncoding = fixed.get(page) ?? {};
  fixed.set(page, perEncoding);
  perEncoding[encoding] ??= listHeaders(page, encoding);
  return perEncoding[encoding];
}

function listHeaders(page: PressPage, encoding: Encoding): string[] {
  return [
    'Content-Type',
    page.contentType,
    'Vary',
    'Accept-Encoding',
    ...(page.location === null ? ['ETag', page.variants[encoding].etag] : ['Location', page.location]),
    ...(page.hints ? ['Link', page.hints] : []),
    ...(page.noindex ? ['X-Robots-Tag', 'noindex'] : []),
    ...(page.mining ? reservation(page.mining) : []),
    ...(page.lastModified !== null ? ['Last-Modified', new Date(page.lastModified).toUTCString()] : []),
    ...(/^text\/html\b/i.test(page.contentType) ? securityHeaders(page) : plainHeaders()),
  ];
}
