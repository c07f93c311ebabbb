import {
  Agent,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
  type ServerResponse,
} from 'node:http';
import { pipeline } from 'node:stream';
import { cameTooLate, type Upstream } from '#server/render/renderRequest.ts';
import { noAddress, sendApology, unavailable } from './apologies.ts';
import { readHttpDate } from './httpDate.ts';
import { isSince, onlyOne } from './pageResponse.ts';
import { cutRange, type RequestedRange, requestedRangeOf } from './ranges.ts';

/**
 * Request headers passed on for a picture. Never cookies; dates and ranges are handled here, wherever pictures are
 * stored.
 */
const PASSED = ['accept', 'if-none-match'] as const;
/** Headers of our connection to Next, or internal to Next. */
const WITHHELD = ['connection', 'keep-alive', 'transfer-encoding', 'set-cookie', 'vary'];

/** Streams pictures to clients without keeping them in memory. */
export function createPicturePassThrough(options: { upstream: Upstream; siteUrl: string; timeout: number }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const host = new URL(options.siteUrl).host;

  function pass(visitor: IncomingMessage, response: ServerResponse, path: string): void {
    const headers: Record<string, string> = { host };
    for (const name of PASSED)
      if (visitor.headers[name] !== undefined) headers[name] = String(visitor.headers[name]);
    const fail = () => {
      if (response.headersSent) response.destroy();
      else sendApology(visitor, response, unavailable);
    };
    const asked = request({
      socketPath: options.upstream.socketPath,
      path,
      method: visitor.method,
      agent,
      headers,
      timeout: options.timeout,
    });
    let isAnswered = false;
    asked.on('timeout', () => asked.destroy(new Error('timed out')));
    asked.on('error', (error) => {
      if (!isAnswered && !response.destroyed && cameTooLate(asked, error)) pass(visitor, response, path);
      else fail();
    });
    asked.on('response', (answer) => {
      isAnswered = true;
      const status = answer.statusCode ?? 502;
      if (status >= 500) {
        answer.resume();
        fail();
        return;
      }
      // For a missing picture Next sends its own page, which needs scripts and is not a picture.
      if (/^text\/html\b/i.test(answer.headers['content-type'] ?? '')) {
        answer.resume();
        sendApology(visitor, response, noAddress);
        return;
      }
      for (const name of WITHHELD) delete answer.headers[name];
      send(visitor, response, answer);
    });
    response.on('close', () => asked.destroy());
    asked.end();
  }
  return { pass, close: () => agent.destroy() };
}

/** Sends a picture, or the requested range of it. */
function send(visitor: IncomingMessage, response: ServerResponse, answer: IncomingMessage): void {
  const { statusCode: status = 502, headers: came } = answer;
  const headers: OutgoingHttpHeaders = { 'x-content-type-options': 'nosniff', ...came };
  const told = came['x-media-length']; // Next removes the usual Content-Length
  const length = Number(told ?? came['content-length'] ?? Number.NaN);
  if (Number.isSafeInteger(length)) headers['content-length'] = length;
  delete headers['x-media-length'];
  if (status === 200 && isUnchanged(visitor, came['last-modified'])) {
    answer.destroy();
    delete headers['content-length'];
    response.writeHead(304, headers).end();
    return;
  }
  if (status !== 200 || !Number.isSafeInteger(length)) {
    response.writeHead(status, headers);
    pipeline(answer, response, () => {});
    return;
  }
  headers['accept-ranges'] = 'bytes';
  const whole = { length, etag: came.etag, lastModified: came['last-modified'] };
  const part: RequestedRange =
    visitor.method === 'GET' ? requestedRangeOf(visitor.headers, whole) : { is: 'all' };
  if (part.is === 'none') {
    answer.destroy();
    delete headers['content-type'];
    response.writeHead(416, { ...headers, 'content-length': 0, 'content-range': `bytes */${length}` }).end();
  } else if (part.is === 'part') {
    headers['content-length'] = part.last - part.first + 1;
    headers['content-range'] = `bytes ${part.first}-${part.last}/${length}`;
    response.writeHead(206, headers);
    pipeline(answer, cutRange(part), response, () => answer.destroy());
  } else {
    response.writeHead(200, headers);
    pipeline(answer, response, () => {});
  }
}

/** Compares dates when no ETag was sent; Next has already compared ETags. */
function isUnchanged(visitor: IncomingMessage, lastModified: string | undefined): boolean {
  if (visitor.headers['if-none-match'] !== undefined || lastModified === undefined) return false;
  return isSince(onlyOne(visitor.headersDistinct['if-modified-since']), readHttpDate(lastModified));
}
