import { Agent } from 'node:http';
import { encodePage } from '#server/press/encoding.ts';
import { wholeSecond } from '#server/press/lastModified.ts';
import { lifetime, readFacts } from '#server/press/pageFacts.ts';
import type { PressPage } from '#server/press/pressPage.ts';
import { moveAddresses } from '#server/proofs/proofRewriter.ts';
import { type HtmlTag, type Rewritten, rewrite } from './htmlRewriter.ts';
import type { RenderLane } from './renderLanes.ts';
import { ask, ownHeaders, type RenderAnswer, type Upstream } from './renderRequest.ts';
import type { FindSheet } from './styleSheets.ts';

const LONGEST = 3_600_000; // ms; the maximum age of a page that no drop has removed
const LONGEST_ABSENT = 60_000;

/**
 * Renders reader pages with Next. The request contains nothing of the visitor: no cookies, no authorization, no RSC
 * headers. So a shared page never depends on who requested it, and only HTML is returned.
 */
export function createRenderer(options: {
  upstream: Upstream;
  siteUrl: string;
  timeout: number;
  find?: FindSheet | undefined;
}) {
  const headers = ownHeaders(options.siteUrl);
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

async function finish(
  { status, headers, body }: RenderAnswer,
  renderedAt: number,
  find: FindSheet | undefined,
): Promise<PressPage> {
  const contentType = String(headers['content-type'] ?? 'text/plain; charset=utf-8');
  const redirects = status >= 300 && status < 400;
  const isHtml = !redirects && /^text\/html\b/i.test(contentType);
  const { html, facts, islands, styles, italic } = isHtml
    ? await asReaders(body.toString('utf8'), find)
    : {
        html: null,
        facts: readFacts(String(headers['x-press-meta'] ?? '')),
        islands: false,
        styles: [],
        italic: null,
      };
  const bytes = redirects ? Buffer.alloc(0) : html === null ? body : Buffer.from(html);
  const real = status === 200 && facts?.status ? facts.status : status;
  const keepable = facts !== null && (real === 200 || real === 404 || real === 410);
  return {
    status: real,
    contentType,
    islands,
    styles,
    noindex: Boolean(facts?.within),
    mining: facts?.mining ?? null,
    tags: facts?.tags ?? [],
    variants: await encodePage(bytes),
    lastModified: facts?.lastModified != null ? wholeSecond(facts.lastModified) : null,
    hints: isHtml
      ? [usefulHints(String(headers.link ?? ''), styles.length > 0), italic && fontHint(italic)]
          .filter(Boolean)
          .join(', ') || null
      : headers.link
        ? String(headers.link)
        : null,
    location: redirects ? String(headers.location ?? '/') : null,
    renderedAt,
    isShareable: keepable && lifetime(facts, LONGEST) > 0,
    freshUntil: keepable ? renderedAt + lifetime(facts, real === 404 ? LONGEST_ABSENT : LONGEST) : null,
  };
}

/** Rewrites the HTML. For pages of the past links and pictures get the prefix that the page's facts name. */
async function asReaders(source: string, find: FindSheet | undefined): Promise<Rewritten> {
  const page = await rewrite(source, { find });
  const within = page.facts?.within;
  if (!within) return page;
  const place = { media: `${within}/media`, prefix: within };
  const alter = (tag: HtmlTag) => (moveAddresses(tag, place) ? ('changed' as const) : ('same' as const));
  const { html } = await rewrite(page.html, { alter });
  return { ...page, html };
}

/**
 * A preload hint for the italic font of a page with italic words: found only through the style sheet, it would load one
 * round trip later.
 */
const fontHint = (address: string): string =>
  `<${address}>; rel=preload; as="font"; crossorigin=""; type="font/woff2"`;

/** Next's preload hints without scripts: the font, and the style sheet unless it is inlined. */
export function usefulHints(link: string, hasStyle = false): string | null {
  const usefulType = hasStyle ? /;\s*as="?font\b/i : /;\s*as="?(font|style)\b/i;
  const useful = link.split(/,\s*(?=<)/).filter((hint) => usefulType.test(hint));
  return useful.join(', ') || null;
}
