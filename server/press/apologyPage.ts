import type { IncomingMessage, ServerResponse } from 'node:http';
import { directionOf } from '#body/direction.ts';
import { languages } from '#contracts/languages.ts';
import type { Language, LocalizedNames } from '#db/schema/taxonomy.ts';
import type { Composed } from './pageResponse.ts';
import { type HeaderValues, headerList, securityHeaders } from './securityHeaders.ts';

export type Apology = {
  status: 400 | 401 | 404 | 405 | 429 | 503;
  /** a title and what to do, by language */
  texts: Record<Language, [string, string]>;
  /** where to continue instead of the front page; the link leaves any frame */
  nextLink?: { href: string; labels: Record<Language, string> };
};

/** Retry-After in seconds, by status: a later request to the same address may succeed. */
const RETRY_AFTER: Partial<Record<Apology['status'], string>> = { 429: '5', 503: '10' };

type PaperNames = { names: LocalizedNames; language: Language };

/** The paper's names as last read from the database. Until then an error page shows no name. */
let paper: PaperNames | null = null;

/** Sets the paper's names for later error pages. */
export function rememberPaper(names: PaperNames | null): void {
  paper = names;
}

const toFront: Record<Language, string> = { en: 'Front page', 'zh-CN': '首页', ar: 'الصفحة الأولى' };
const retryLabels: Record<Language, string> = { en: 'Try again', 'zh-CN': '重试', ar: 'حاول مرة أخرى' };

// Styles are attributes, which the content security policy allows everywhere, so the page is self-contained.
// Colours follow css/tokens.css.
const look = {
  body: 'margin:0;background:#fbf9f4;background:light-dark(#fbf9f4,#161513);color:#1c1a17;color:light-dark(#1c1a17,#ebe6dc);font:1.125rem/1.6 Newsreader,Georgia,serif',
  page: 'max-width:38rem;margin:0 auto;padding:1.25rem 1.25rem 4rem',
  name: 'margin:0 0 3rem;padding-block-end:.75rem;border-block-end:3px double;font-size:1.75rem;font-weight:600;line-height:1.2',
  first: 'margin:0;font-size:2rem;font-weight:600;line-height:1.25;text-wrap:balance',
  other: 'margin:0;font-size:1.375rem;font-weight:600;line-height:1.4',
  part: 'margin-block-start:2.5rem;padding-block-start:1.5rem;border-block-start:1px solid',
  link: 'color:inherit',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The error text in each of the paper's languages, its main language first. */
export function asPage({ status, texts, nextLink }: Apology): string {
  const main = paper?.language ?? 'en';
  const shown = languages
    .filter((language) => !paper || language === main || paper.names[language])
    .toSorted((a, b) => Number(b === main) - Number(a === main));
  const name = paper && escapeHtml(paper.names[main] ?? Object.values(paper.names)[0] ?? '');
  const link = (href: string, label: string) =>
    `<a style="${look.link}" href="${href}" target="_top">${label}</a>`;
  const part = (language: Language, index: number) => {
    const [title, advice] = texts[language];
    const home = language === main ? '/' : `/?language=${language}`;
    const links = [
      ...(RETRY_AFTER[status] ? [link('', retryLabels[language])] : []),
      nextLink ? link(nextLink.href, nextLink.labels[language]) : link(home, toFront[language]),
    ];
    const [style, heading] =
      index === 0
        ? ['', `<h1 style="${look.first}">${title}</h1>`]
        : [` style="${look.part}"`, `<h2 style="${look.other}">${title}</h2>`];
    return `<section lang="${language}" dir="${directionOf(language)}"${style}>${heading}<p>${advice}</p><p>${links.join(' · ')}</p></section>`;
  };
  return `<!doctype html><html lang="${main}" dir="${directionOf(main)}"><head><meta charset="utf-8"><title>${texts[main][0]}${name ? ` · ${name}` : ''}</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"></head>
<body style="${look.body}"><div style="${look.page}">${name ? `<header><p style="${look.name}"><a style="${look.link};text-decoration:none" href="/" target="_top">${name}</a></p></header>` : ''}
<main>${shown.map(part).join('\n')}</main></div></body></html>
`;
}

/** Headers of a page that nobody may store. */
const notStored: HeaderValues = { 'Cache-Control': 'no-store', ...securityHeaders({ islands: false }) };

/**
 * Sends a small page in the paper's languages that needs neither the database nor a style sheet; a problem document to
 * API clients.
 */
export function sendApology(
  request: IncomingMessage,
  response: ServerResponse,
  apology: Apology,
  more = notStored,
): void {
  const isMachine = request.url?.startsWith('/api/') ?? false;
  const isHead = request.method === 'HEAD';
  const { status, headers, body } = composeApology(apology, { isMachine, isHead }, more);
  response.writeHead(status, headers).end(body ?? undefined);
}

/** Composes an error page, or a problem document for API clients. */
export function composeApology(
  apology: Apology,
  to: { isMachine: boolean; isHead: boolean },
  more = notStored,
): Composed {
  const { status } = apology;
  const body = Buffer.from(to.isMachine ? asProblem(apology) : asPage(apology));
  const headers = headerList({
    'Content-Type': to.isMachine ? 'application/problem+json; charset=utf-8' : 'text/html; charset=utf-8',
    'Content-Length': String(body.length),
    'Retry-After': RETRY_AFTER[status],
    Allow: status === 405 && 'GET, HEAD',
    ...more,
  });
  return { status, headers, body: to.isHead ? null : body };
}

const names: Record<Apology['status'], string> = {
  400: 'unreadable',
  401: 'signed-out',
  404: 'not-found',
  405: 'read-only',
  429: 'too-many-requests',
  503: 'away',
};

/** A problem document (RFC 9457). */
function asProblem({ status, texts: { en } }: Apology): string {
  const [title, detail] = en;
  return JSON.stringify({ type: `urn:copydesk:problem:${names[status]}`, title, status, detail });
}
