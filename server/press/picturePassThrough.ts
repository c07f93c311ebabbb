import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { cameTooLate, type Upstream } from '#server/render/renderRequest.ts';
import { noAddress, unavailable } from './apologies.ts';
import { sendApology } from './apologyPage.ts';
import { readHttpDate } from './httpDate.ts';
import { isSince, onlyOne } from './pageResponse.ts';
import { cutRange, type RequestedRange, requestedRangeOf } from './ranges.ts';

/**
 * Request headers that are passed on for a picture. Cookies are not. Dates and ranges are handled in this file.
 */
const PASSED = ['accept', 'if-none-match'] as const;
/** Headers of our connection to Next, or internal to Next. */
const WITHHELD = ['connection', 'keep-alive', 'transfer-encoding', 'set-cookie', 'vary'];

/** Streams pictures to clients without keeping them in memory. */
export function createPicturePassThrough(options: { upstream: Upstream; siteUrl: string; timeout: number }) {
  const { upstream, siteUrl, timeout } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const host = new URL(siteUrl).host;

  function pass(visitor: IncomingMessage, response: ServerResponse, path: string): void {
    const headers: Record<string, string> = { host };
    for (const name of PASSED)
      if (visitor.headers[name] !== undefined) headers[name] = String(visitor.headers[name]);
    const fail = () => {
      if (response.headersSent) response.destroy();
      else sendApology(visitor, response, unavailable);
    };
    const { method } = visitor;
    const inner = request({ socketPath: upstream.socketPath, path, method, agent, headers, timeout });
    let isAnswered = false;
    inner.on('timeout', () => inner.destroy(new Error('timed out')));
    inner.on('error', (error) => {
      if (!isAnswered && !response.destroyed && cameTooLate(inner, error)) pass(visitor, response, path);
      else fail();
    });
    inner.on('response', (answer) => {
      isAnswered = true;
      const isFailure = (answer.statusCode ?? 502) >= 500;
      // For a missing picture Next sends its own page, which needs scripts and is not a picture.
      if (isFailure || /^text\/html\b/i.test(answer.headers['content-type'] ?? '')) {
        answer.resume();
        return isFailure ? fail() : sendApology(visitor, response, noAddress);
      }
      for (const name of WITHHELD) delete answer.headers[name];
      send(visitor, response, answer);
    });
    response.on('close', () => inner.destroy());
    inner.end();
  }
  return { pass, close: () => agent.destroy() };
}

/** Sends a picture, or the requested range of it. */
function send(visitor: IncomingMessage, response: ServerResponse, answer: IncomingMessage): void {
  const { statusCode: status = 502 } = answer;
  // Next removes the usual Content-Length.
  const { 'x-media-length': mediaLength, ...headers } = answer.headers;
  const { etag, 'last-modified': lastModified } = headers;
  const length = Number(mediaLength ?? headers['content-length'] ?? Number.NaN);
  const hasLength = Number.isSafeInteger(length);
  const common = { 'x-content-type-options': 'nosniff', ...headers };
  if (status === 200 && isUnchanged(visitor, lastModified)) {
    answer.destroy();
    const { 'content-length': _, ...rest } = common;
    response.writeHead(304, rest).end();
    return;
  }
  if (status !== 200 || !hasLength) {
    response.writeHead(status, { ...common, ...(hasLength && { 'content-length': length }) });
    pipeline(answer, response, () => {});
    return;
  }
  const ranged = { ...common, 'accept-ranges': 'bytes' };
  const part: RequestedRange =
    visitor.method === 'GET'
      ? requestedRangeOf(visitor.headers, { length, etag, lastModified })
      : { is: 'all' };
  if (part.is === 'none') {
    answer.destroy();
    const { 'content-type': _, ...rest } = ranged;
    response.writeHead(416, { ...rest, 'content-length': 0, 'content-range': `bytes */${length}` }).end();
  } else if (part.is === 'part') {
    response.writeHead(206, {
      ...ranged,
      'content-length': part.last - part.first + 1,
      'content-range': `bytes ${part.first}-${part.last}/${length}`,
    });
    pipeline(answer, cutRange(part), response, () => answer.destroy());
  } else {
    response.writeHead(200, { ...ranged, 'content-length': length });
    pipeline(answer, response, () => {});
  }
}

/** Whether the client has the picture, by date, if it sent no ETag. Next has compared ETags already. */
function isUnchanged(visitor: IncomingMessage, lastModified: string | undefined): boolean {
  if (visitor.headers['if-none-match'] !== undefined || lastModified === undefined) return false;
  return isSince(onlyOne(visitor.headersDistinct['if-modified-since']), readHttpDate(lastModified));
}
