import {
  type Agent,
  type ClientRequest,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  request,
} from 'node:http';

/** Next answered 5xx, or not at all. */
export class RenderFailed extends Error {}

export type Upstream = { socketPath: string };
export type RenderAnswer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

type RenderOptions = {
  upstream: Upstream;
  path: string;
  agent: Agent;
  headers: OutgoingHttpHeaders;
  /** ms */
  timeout: number;
};

const MAX_BYTES = 32 * 1024 * 1024;

/**
 * Whether a request failed because the server had closed a kept-alive connection. The request can be sent again, as no
 * answer has begun.
 */
export const cameTooLate = (request: ClientRequest, error: NodeJS.ErrnoException): boolean =>
  request.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');

/** Requests one address from Next and returns its whole answer. @throws RenderFailed */
export function ask(options: RenderOptions): Promise<RenderAnswer> {
  const { upstream, path, agent, headers, timeout } = options;
  const { promise, resolve, reject } = Promise.withResolvers<RenderAnswer>();
  const fail = (error: Error) => reject(new RenderFailed(error.message));
  const inner = request({ socketPath: upstream.socketPath, path, agent, headers });
  // Not AbortSignal.timeout: nothing else references that signal, and once garbage-collected it never fires.
  const late = setTimeout(() => inner.destroy(new Error(`no answer in ${timeout} ms`)), timeout);
  inner.on('close', () => clearTimeout(late));
  let isAnswered = false;
  inner.on('error', (error) => {
    if (!isAnswered && cameTooLate(inner, error)) resolve(ask(options));
    else fail(error);
  });
  inner.on('response', (response) => {
    isAnswered = true;
    const chunks: Buffer[] = [];
    let length = 0;
    response.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > MAX_BYTES) response.destroy(new Error('the page is too large'));
      else chunks.push(chunk);
    });
    response.on('error', fail);
    response.on('end', () => {
      const status = response.statusCode ?? 500;
      // A page answers 501 itself, for an unsupported request.
      if ((status >= 500 && status !== 501) || !response.complete) fail(new Error(`answered ${status}`));
      else resolve({ status, headers: response.headers, body: Buffer.concat(chunks) });
    });
  });
  inner.end();
  return promise;
}

/** The headers of every request to Next; the host is the site's, whatever the client sent. */
export function siteHeaders(siteUrl: string): Record<string, string> {
  const site = new URL(siteUrl);
  return {
    host: site.host,
    'x-forwarded-proto': site.protocol.slice(0, -1),
    accept: '*/*',
    'accept-encoding': 'identity',
    'user-agent': 'copydesk-press',
  };
}
