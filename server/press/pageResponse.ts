import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Cdn, cacheControl, cdnHeaders, pageShareOf } from './cacheControl.ts';
import { chooseEncoding, type Encoding, matches } from './encoding.ts';
import { readHttpDate } from './httpDate.ts';
import type { PressPage } from './pressPage.ts';
import type { RenderedPage } from './requestCoalescing.ts';
import { headerList, plainHeaders, reservation, securityHeaders } from './securityHeaders.ts';

/** Header lists that depend only on the page and its encoding, cached as long as the page exists. */
const fixed = new WeakMap<PressPage, Partial<Record<Encoding, string[]>>>();

/** The parts of a request that determine the answer. */
export type PressRequest = {
  isHead: boolean;
  accept: string | undefined;
  ifNoneMatch: string | undefined;
  ifModifiedSince: string | undefined;
};

/** An answer without connection headers: status, headers as name, value, name, value …, and the body. */
export type Composed = { status: number; headers: string[]; body: Buffer | null };

/** `cdn`: the CDN in front of the site, if it supports purging. */
export type PageSharing = { cdn?: Cdn | undefined };

/** Sends a page. */
export function sendPressPage(
  request: IncomingMessage,
  response: ServerResponse,
  obtained: RenderedPage,
  sharing: PageSharing,
): void {
  const pageRequest = {
    isHead: request.method === 'HEAD',
    accept: request.headers['accept-encoding']?.toString(),
    ifNoneMatch: request.headers['if-none-match'],
    ifModifiedSince: onlyOne(request.headersDistinct['if-modified-since']),
  };
  const { status, headers, body } = compose(obtained, pageRequest, sharing);
  response.writeHead(status, headers).end(body ?? undefined);
}

/** Composes the answer, for this file and for `wholeResponses.ts`. */
export function compose(obtained: RenderedPage, request: PressRequest, { cdn }: PageSharing): Composed {
  const { page, how } = obtained;
  const encoding = chooseEncoding(request.accept);
  const variant = page.variants[encoding];
  const headers = [...fixedHeaders(page, encoding), 'X-Press', how];
  const share = pageShareOf(obtained);
  headers.push('Cache-Control', cacheControl(share));
  if (cdn) headers.push(...cdnHeaders(cdn, share, page.tags));
  if (how === 'stale') {
    const age = Math.max(0, Math.round((performance.now() - page.renderedAt) / 1000));
    headers.push('Age', String(age), 'Warning', '110 - "Response is Stale"');
  }
  if (isUnchanged(page, encoding, request)) return { status: 304, headers, body: null };
  if (encoding !== 'identity') headers.push('Content-Encoding', encoding);
  headers.push('Content-Length', String(variant.bytes.length));
  return { status: page.status, headers, body: request.isHead ? null : variant.bytes };
}

/** Whether the client has the page already (RFC 9110, 13.2.2): by its ETag, or by date if no ETag is sent. */
export function isUnchanged(
  page: PressPage,
  encoding: Encoding,
  { ifNoneMatch, ifModifiedSince }: PressRequest,
): boolean {
  if (page.status !== 200) return false;
  if (ifNoneMatch !== undefined) return matches(ifNoneMatch, page.variants[encoding].etag);
  return isSince(ifModifiedSince, page.lastModified);
}

/** Whether the resource has not changed since If-Modified-Since; an invalid date is ignored. */
export function isSince(ifModifiedSince: string | undefined, lastModified: number | null): boolean {
  if (ifModifiedSince === undefined || lastModified === null || isToCome(lastModified)) return false;
  const since = readHttpDate(ifModifiedSince);
  return since !== null && lastModified <= since;
}

/** The value of a header, or undefined if it is absent or sent twice. */
export const onlyOne = (lines: string[] | undefined): string | undefined =>
  lines?.length === 1 ? lines[0] : undefined;

/** Whether a date is in the future; such a date is not sent. */
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
  return headerList({
    'Content-Type': page.contentType,
    Vary: 'Accept-Encoding',
    ETag: page.location === null && page.variants[encoding].etag,
    Location: page.location,
    Link: page.hints,
    'X-Robots-Tag': page.noindex && 'noindex',
    ...(page.mining && reservation(page.mining)),
    'Last-Modified': page.lastModified !== null && new Date(page.lastModified).toUTCString(),
    ...(/^text\/html\b/i.test(page.contentType) ? securityHeaders(page) : plainHeaders()),
  });
}
