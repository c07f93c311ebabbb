import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import type { Upstream } from './asking.ts';
import { apologise, away } from './away.ts';

/** What a request for a picture may say. Never cookies. */
const PASSED = ['accept', 'if-none-match', 'if-modified-since', 'if-range', 'range'] as const;
/** What belongs to our connection to Next, or speaks of Next's own matters. */
const WITHHELD = ['connection', 'keep-alive', 'transfer-encoding', 'set-cookie', 'vary'];

/** Passes pictures through as they come, without keeping them in memory. */
export function createPassage(options: { upstream: Upstream; siteUrl: string; timeout: number }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const host = new URL(options.siteUrl).host;

  function pass(visitor: IncomingMessage, response: ServerResponse, path: string): void {
    const headers: Record<string, string> = { host };
    for (const name of PASSED)
      if (visitor.headers[name] !== undefined) headers[name] = String(visitor.headers[name]);
    const asked = request({
      socketPath: options.upstream.socketPath,
      path,
      method: visitor.method,
      agent,
      headers,
      timeout: options.timeout,
    });
    const fail = () => {
      if (response.headersSent) response.destroy();
      else apologise(visitor, response, away);
    };
    asked.on('timeout', () => asked.destroy(new Error('timed out')));
    asked.on('error', fail);
    asked.on('response', (answer) => {
      const status = answer.statusCode ?? 502;
      if (status >= 500) {
        answer.resume();
        fail();
        return;
      }
      for (const name of WITHHELD) delete answer.headers[name];
      response.writeHead(status, { 'x-content-type-options': 'nosniff', ...answer.headers });
      pipeline(answer, response, () => {});
    });
    response.on('close', () => asked.destroy());
    asked.end();
  }
  return { pass, close: () => agent.destroy() };
}
