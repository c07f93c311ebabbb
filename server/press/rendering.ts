import { Agent, request } from 'node:http';
import { isOneOfMany } from './address.ts';
import { encode } from './encoding.ts';
import { lifetime, readFacts } from './facts.ts';
import type { Page } from './page.ts';
import { rewrite } from './rewriting.ts';

/** Next answered 5xx, or not at all. */
export class RenderFailed extends Error {}

export type Upstream = { socketPath: string };
type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };

const LONGEST = 3_600_000; // ms; a page nobody dropped is made anew after an hour all the same
const LONGEST_ABSENT = 60_000;
const LARGEST = 32 * 1024 * 1024;

/**
 * Asks Next for a page and makes it a reader's. Nothing of the visitor goes along: no cookies, no
 * authorization, no RSC headers. So an editor's page can't warm a reader's, and only HTML comes back.
 */
export function createRenderer(options: { upstream: Upstream; siteUrl: string; timeout: number }) {
  const site = new URL(options.siteUrl);
  // Rendering is work for one processor: a few at a time, so that a release's seven pages come one after another and
  // not all as late as the last. Searches get sockets of their own: however many come, pages still find one.
  const pages = new Agent({ keepAlive: true, maxSockets: 3 });
  const queries = new Agent({ keepAlive: true, maxSockets: 6 });

  function ask(key: string): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const fail = (error: Error) => reject(new RenderFailed(error.message));
    const asked = request({
      socketPath: options.upstream.socketPath,
      path: key,
      agent: isOneOfMany(key) ? queries : pages,
      headers: {
        host: site.host,
        'x-forwarded-proto': site.protocol.slice(0, -1),
        accept: '*/*',
        'accept-encoding': 'identity',
        'user-agent': 'copydesk-press',
      },
      signal: AbortSignal.timeout(options.timeout),
    });
    asked.on('error', fail);
    asked.on('response', (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > LARGEST) response.destroy(new Error('the page is too large'));
        else chunks.push(chunk);
      });
      response.on('error', fail);
      response.on('end', () => {
        const status = response.statusCode ?? 500;
        if (status >= 500 || !response.complete) fail(new Error(`answered ${status}`));
        else resolve({ status, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    asked.end();
    return promise;
  }

  return {
    /** @throws RenderFailed */
    async render(key: string): Promise<Page> {
      const renderedAt = performance.now();
      const answer = await ask(key);
      return finish(answer, renderedAt);
    },
    close() {
      pages.destroy();
      queries.destroy();
    },
  };
}

async function finish({ status, headers, body }: Answer, renderedAt: number): Promise<Page> {
  const contentType = String(headers['content-type'] ?? 'text/plain; charset=utf-8');
  const redirects = status >= 300 && status < 400;
  const isHtml = !redirects && /^text\/html\b/i.test(contentType);
  const { html, facts, islands } = isHtml
    ? await rewrite(body.toString('utf8'))
    : { html: null, facts: readFacts(String(headers['x-press-meta'] ?? '')), islands: false };
  const bytes = redirects ? Buffer.alloc(0) : html === null ? body : Buffer.from(html);
  const real = status === 200 && facts?.status ? facts.status : status;
  const keepable = facts !== null && (real === 200 || real === 404 || real === 410);
  return {
    status: real,
    contentType,
    islands,
    tags: facts?.tags ?? [],
    variants: await encode(bytes),
    lastModified: facts?.lastModified ? new Date(facts.lastModified).toUTCString() : null,
    hints: isHtml ? usefulHints(String(headers.link ?? '')) : null,
    location: redirects ? String(headers.location ?? '/') : null,
    renderedAt,
    freshUntil: keepable ? renderedAt + lifetime(facts, real === 404 ? LONGEST_ABSENT : LONGEST) : null,
  };
}

/** Next's preloads, less its scripts: the typeface and the style sheet. */
function usefulHints(link: string): string | null {
  const useful = link.split(/,\s*(?=<)/).filter((hint) => /;\s*as="?(font|style)\b/i.test(hint));
  return useful.join(', ') || null;
}
