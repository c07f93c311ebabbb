import { languages } from '#contracts/languages.ts';

/**
 * Known query parameters of each kind of address; the first match applies. Unknown parameters are removed before the
 * cache lookup, so that they cannot split the cache. An address that is not listed has no parameters. When a page gets
 * a new parameter, add it here.
 */
const QUESTIONS: [kind: RegExp, known: string[]][] = [
  [/^\/$/, ['language']],
  [/^\/articles\/[^/]+\/history$/, ['before']],
  [/^\/(sections|topics|authors)\/[^/]+$/, ['before', 'language']],
  [/^\/series\/[^/]+$/, ['language']],
  [/^\/corrections$/, ['before', 'language']],
  [/^\/search$/, ['after', 'author', 'from', 'language', 'q', 'section', 'to']],
  [/^(\/corrections|\/(sections|topics|authors)\/[^/]+)?\/feed\.(xml|json)$/, ['language']],
  [/^\/api\/(articles|ninjs)$/, ['author', 'before', 'language', 'limit', 'section', 'topic']],
  [/^\/api\/series\/[^/]+$/, ['language']],
  [/^\/ledger\/releases\.json$/, ['after']],
  [/^\/oembed$/, ['format', 'maxheight', 'maxwidth', 'url']],
  [/^\/as-of$/, ['date', 'language', 'time']],
  [/^\/subscribe$/, ['language', 'section']],
  [/^\/subscribe\/[^/]+$/, ['language']],
  // Pages about the paper: `/about`, one level below, or a single word at the root.
  [/^\/(about\/[^/]+|[a-z\d]+(-[a-z\d]+)*)$/, ['language']],
];

/** Prefixes of the past and of the text-only edition; the page behind them has the same parameters. */
const EDITION = /^\/(as-of\/[^/]+|text)(?=\/|$)/;

/** Maximum characters of a value; no page reads more. A `url` may be entirely Chinese, percent-encoded. */
const longestOf = (name: string) => (name === 'url' ? 2_048 : 500);

const isKnownLanguage = (name: string) => languages.some((language) => language === name);

/**
 * Normalizes a reader address: the path with uniform percent-encoding, then the known parameters, the first value of
 * each, sorted. The result is both the cache key and the address requested from Next, so a cached page can only depend
 * on its key. Null when the address cannot be decoded.
 */
export function readerAddress(target: string): string | null {
  if (target === '/' || /^(\/[\w-][\w.-]*)+$/.test(target)) return target; // nearly every request
  const url = splitTarget(target);
  const path = url && onePath(url.path);
  if (!path) return null;
  if (!url.query) return path;
  const asked = new URLSearchParams(url.query);
  const kept = new URLSearchParams();
  for (const name of questionsOf(path)) {
    const value = asked
      .get(name)
      ?.slice(0, longestOf(name))
      .toWellFormed()
      .replace(/\p{Cc}+/gu, ' ')
      .trim();
    // Pages fall back to the paper's language; an API client gets an error for an unknown one.
    const isKnown = name !== 'language' || path.startsWith('/api/') || isKnownLanguage(value ?? '');
    if (value && isKnown) kept.set(name, value);
  }
  const query = kept.toString();
  return query ? `${path}?${query}` : path;
}

function questionsOf(path: string): string[] {
  const plain = path.replace(EDITION, '') || '/';
  return QUESTIONS.find(([kind]) => kind.test(plain))?.[1] ?? [];
}

/** Whether an address belongs to an unlimited set: searches, list pages, moments of the past, parts of sitemaps. */
export function isOneOfMany(key: string): boolean {
  if (key.startsWith('/as-of/') || key.startsWith('/sitemaps/')) return true;
  const mark = key.indexOf('?');
  if (mark < 0) return false;
  const only = /^\?language=([^&]*)$/.exec(key.slice(mark));
  return !isKnownLanguage(only?.[1] ?? '');
}

/** Null for dot segments and control characters, which no page of ours has. */
function onePath(path: string): string | null {
  try {
    const segments = path.split('/').map(decodeURIComponent);
    if (segments.some((each) => each === '.' || each === '..' || /\p{Cc}/u.test(each))) return null;
    return segments.map(encodeURIComponent).join('/');
  } catch {
    return null;
  }
}

/** Splits a request target without trusting it: `//host/path` stays a path, an absolute URL loses its host. */
function splitTarget(target: string): { path: string; query: string } | null {
  const origin = /^https?:\/\/[^/?#]*/i.exec(target);
  const rest = (origin ? target.slice(origin[0].length) || '/' : target).replace(/#.*$/s, '');
  if (!rest.startsWith('/') || rest.includes('\\')) return null;
  const mark = rest.indexOf('?');
  const path = (mark < 0 ? rest : rest.slice(0, mark)).replace(/\/{2,}/g, '/');
  return { path, query: mark < 0 ? '' : rest.slice(mark + 1) };
}
