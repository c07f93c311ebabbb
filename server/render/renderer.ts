import { Agent } from 'node:http';
import { encodePage } from '#server/press/encoding.ts';
import { wholeSecond } from '#server/press/lastModified.ts';
import { lifetime, readFacts } from '#server/press/pageFacts.ts';
import type { PressPage } from '#server/press/pressPage.ts';
import { moveAddresses } from '#server/previews/previewRewriter.ts';
import { type Rewritten, rewrite } from './htmlRewriter.ts';
import type { RenderLane } from './renderLanes.ts';
import { ask, type RenderAnswer, siteHeaders, type Upstream } from './renderRequest.ts';
import type { FindSheet } from './styleSheets.ts';

/** Maximum age of a page that no invalidation has removed. */
const MAX_AGE_MS = 3_600_000;
const MAX_ABSENT_AGE_MS = 60_000;

type RendererOptions = { upstream: Upstream; siteUrl: string; timeout: number; find?: FindSheet | undefined };

/**
 * Renders reader pages with Next. The request contains nothing of the visitor: no cookies, no authorization, no RSC
 * headers. So a shared page never depends on who requested it, and only HTML is returned.
 */
export function createRenderer(options: RendererOptions) {
  const headers = siteHeaders(options.siteUrl);
  const limited = (maxSockets: number) => new Agent({ keepAlive: true, maxSockets });
  const agents: Record<RenderLane | 'early', Agent> = {
    // Rendering is CPU work: few at a time, so that a release's seven pages finish one after another instead of all as
    // late as the last.
    pages: limited(3),
    many: limited(4),
    absent: limited(1),
    early: limited(1), // rendered ahead of any request
  };

  return {
    /** @throws RenderFailed */
    async render(key: string, lane: RenderLane | 'early'): Promise<PressPage> {
      const renderedAt = performance.now();
      const answer = await ask({ ...options, path: key, agent: agents[lane], headers });
      return finish(answer, renderedAt, options.find);
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

async function finish(answer: RenderAnswer, renderedAt: number, find?: FindSheet): Promise<PressPage> {
  const { headers, body } = answer;
  const contentType = String(headers['content-type'] ?? 'text/plain; charset=utf-8');
  const link = String(headers.link ?? '');
  const redirects = answer.status >= 300 && answer.status < 400;
  const isHtml = !redirects && /^text\/html\b/i.test(contentType);
  const page = isHtml ? rewriteForReaders(body.toString('utf8'), find) : null;
  const facts = page ? page.facts : readFacts(String(headers['x-press-meta'] ?? ''));
  const status = answer.status === 200 && facts?.status ? facts.status : answer.status;
  const isCacheable = facts !== null && (status === 200 || status === 404 || status === 410);
  const bytes = page ? Buffer.from(page.html) : redirects ? Buffer.alloc(0) : body;
  return {
    status,
    contentType,
    islands: page?.islands ?? false,
    styles: page?.styles ?? [],
    noindex: Boolean(facts?.within),
    mining: facts?.mining ?? null,
    tags: facts?.tags ?? [],
    variants: await encodePage(bytes),
    lastModified: facts?.lastModified != null ? wholeSecond(facts.lastModified) : null,
    hints: (page ? pageHints(link, page) : link) || null,
    location: redirects ? String(headers.location ?? '/') : null,
    renderedAt,
    isShareable: isCacheable && lifetime(facts, MAX_AGE_MS) > 0,
    freshUntil: isCacheable
      ? renderedAt + lifetime(facts, status === 404 ? MAX_ABSENT_AGE_MS : MAX_AGE_MS)
      : null,
  };
}

/** Rewrites the HTML. For pages of the past links and pictures get the prefix that the page's facts name. */
function rewriteForReaders(source: string, find: FindSheet | undefined): Rewritten {
  const page = rewrite(source, { find });
  const prefix = page.facts?.within;
  if (!prefix) return page;
  const place = { media: `${prefix}/media`, prefix };
  const { html } = rewrite(page.html, {
    alter: (tag) => (moveAddresses(tag, place) ? 'changed' : 'same'),
  });
  return { ...page, html };
}

/**
 * Next's hints, and a hint for the italic font of a page with italic words: found only through the style sheet, it
 * would load one round trip later.
 */
function pageHints(link: string, { styles, italic }: Rewritten): string {
  const fontHint = `<${italic}>; rel=preload; as="font"; crossorigin=""; type="font/woff2"`;
  return [usefulHints(link, styles.length > 0), italic && fontHint].filter(Boolean).join(', ');
}

/** Next's preload hints without scripts: the font, and the style sheet unless it is inlined. */
export function usefulHints(link: string, hasStyle = false): string | null {
  const usefulType = hasStyle ? /;\s*as="?font\b/i : /;\s*as="?(font|style)\b/i;
  const hints = link.split(/,\s*(?=<)/).filter((hint) => usefulType.test(hint));
  return hints.join(', ') || null;
}
