import { languages } from '#contracts/languages.ts';
import { AS_OF, matchRoute, pathOf, ROUTES, splitEdition } from '#contracts/routes.ts';

/** Maximum characters of a value; no page reads more. */
const maxLengthOf = (name: string) => (name === 'url' ? 2_048 : 500);

const isKnownLanguage = (name: string) => languages.some((language) => language === name);

/**
 * Normalizes a reader's address: the path with one form of percent-encoding, then the parameters that its route reads,
 * first value each, sorted. The result is both the cache key and the address requested from Next, so a cached page
 * depends on nothing that its key does not contain. Null when the address cannot be decoded.
 */
export function readerAddress(target: string): string | null {
  if (target === '/' || /^(\/[\w-][\w.-]*)+$/.test(target)) return target; // nearly every request
  const url = splitTarget(target);
  const path = url && normalizePath(url.path);
  if (!path) return null;
  if (!url.query) return path;
  const parameters = new URLSearchParams(url.query);
  const normalized = new URLSearchParams();
  for (const name of queryOf(path)) {
    const value = parameters
      .get(name)
      ?.slice(0, maxLengthOf(name))
      .toWellFormed()
      .replace(/\p{Cc}+/gu, ' ')
      .trim();
    // Pages use the paper's language instead of an unknown one; the API answers with an error.
    const isKnown = name !== 'language' || path.startsWith('/api/') || isKnownLanguage(value ?? '');
    if (value && isKnown) normalized.set(name, value);
  }
  const query = normalized.toString();
  return query ? `${path}?${query}` : path;
}

/** The parameters that a page reads. Pages of an edition read the same as the page itself. */
function queryOf(path: string): readonly string[] {
  const match = matchRoute(splitEdition(path).path);
  return (match && ROUTES[match.route].query) ?? [];
}

const SITEMAP_PARTS = pathOf('sitemapPart', { name: '' });

/** Whether the number of such addresses is unlimited: searches, list pages, moments of the past, parts of sitemaps. */
export function isOneOfMany(key: string): boolean {
  if (key.startsWith(`${AS_OF}/`) || key.startsWith(SITEMAP_PARTS)) return true;
  const queryAt = key.indexOf('?');
  if (queryAt < 0) return false;
  const only = /^\?language=([^&]*)$/.exec(key.slice(queryAt));
  return !isKnownLanguage(only?.[1] ?? '');
}

/** Null for dot segments and control characters, which no page has. */
function normalizePath(path: string): string | null {
  try {
    const segments = path.split('/').map(decodeURIComponent);
    if (segments.some((each) => each === '.' || each === '..' || /\p{Cc}/u.test(each))) return null;
    return segments.map(encodeURIComponent).join('/');
  } catch {
    return null;
  }
}

/** Splits an untrusted request target: `//host/path` stays a path; the host of the absolute form is removed. */
function splitTarget(target: string): { path: string; query: string } | null {
  const origin = /^https?:\/\/[^/?#]*/i.exec(target);
  const rest = (origin ? target.slice(origin[0].length) || '/' : target).replace(/#.*$/s, '');
  if (!rest.startsWith('/') || rest.includes('\\')) return null;
  const queryAt = rest.indexOf('?');
  const path = (queryAt < 0 ? rest : rest.slice(0, queryAt)).replace(/\/{2,}/g, '/');
  return { path, query: queryAt < 0 ? '' : rest.slice(queryAt + 1) };
}
