import type { IncomingHttpHeaders } from 'node:http';
import { Transform } from 'node:stream';

/** First and last byte, both included. */
export type Range = { first: number; last: number };

/** What of a whole answer a request is for: all of it, a part, or what isn't there. */
export type RequestedRange = { is: 'all' } | ({ is: 'part' } & Range) | { is: 'none' };

type Whole = { length: number; etag: string | undefined; lastModified: string | undefined };

/**
 * RFC 9110, 14.2: one range of bytes. Several at once, or what isn't understood, are answered with the whole, as the RFC
 * allows; so is a part of what has changed since (If-Range). `range-parser` would save four lines and leave the choice of
 * one range, and the numbers that are no safe integers, to this file.
 */
export function requestedRangeOf(headers: IncomingHttpHeaders, whole: Whole): RequestedRange {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(headers.range?.trim() ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return { is: 'all' };
  if (!isCurrent(headers['if-range'], whole)) return { is: 'all' };
  const end = whole.length - 1;
  if (from === '') {
    const count = Math.min(Number(to), whole.length);
    return count === 0 ? { is: 'none' } : { is: 'part', first: whole.length - count, last: end };
  }
  if (to !== '' && Number(to) < Number(from)) return { is: 'all' };
  if (Number(from) > end) return { is: 'none' };
  return { is: 'part', first: Number(from), last: to === '' ? end : Math.min(Number(to), end) };
}

/** Strong comparison only: a weak tag never matches. */
function isCurrent(ifRange: string | string[] | undefined, { etag, lastModified }: Whole): boolean {
  if (ifRange === undefined) return true;
  return ifRange === (String(ifRange).startsWith('"') ? etag : lastModified);
}

/** Lets through the bytes of a range, and ends when they have passed. */
export function cutRange({ first, last }: Range): Transform {
  let at = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const begin = Math.max(0, first - at);
      const end = Math.min(chunk.length, last + 1 - at);
      at += chunk.length;
      if (end > begin) this.push(chunk.subarray(begin, end));
      if (at > last) this.push(null);
      done();
    },
  });
}
