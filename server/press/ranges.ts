import type { IncomingHttpHeaders } from 'node:http';
import { Transform } from 'node:stream';

/** First and last byte, both included. */
export type Range = { first: number; last: number };

/** Which part of the whole answer is requested. `none`: the range is outside it. */
export type RequestedRange = { is: 'all' } | ({ is: 'part' } & Range) | { is: 'none' };

type ServedFile = { length: number; etag: string | undefined; lastModified: string | undefined };

/**
 * Parses a Range header with one range of bytes (RFC 9110, 14.2). Several ranges, other units and ranges of a changed
 * file (If-Range) are answered with the whole file, as the RFC allows. `range-parser` would save four lines only: it
 * accepts several ranges and unsafe integers.
 */
export function requestedRangeOf(headers: IncomingHttpHeaders, file: ServedFile): RequestedRange {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(headers.range?.trim() ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return { is: 'all' };
  if (!isCurrent(headers['if-range'], file)) return { is: 'all' };
  const end = file.length - 1;
  if (from === '') {
    const count = Math.min(Number(to), file.length);
    return count === 0 ? { is: 'none' } : { is: 'part', first: file.length - count, last: end };
  }
  if (to !== '' && Number(to) < Number(from)) return { is: 'all' };
  if (Number(from) > end) return { is: 'none' };
  return { is: 'part', first: Number(from), last: to === '' ? end : Math.min(Number(to), end) };
}

/** Strong comparison only: a weak tag never matches. */
function isCurrent(ifRange: string | string[] | undefined, { etag, lastModified }: ServedFile): boolean {
  if (ifRange === undefined) return true;
  return ifRange === (String(ifRange).startsWith('"') ? etag : lastModified);
}

/** A stream that passes the bytes of a range only, and ends after them. */
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
