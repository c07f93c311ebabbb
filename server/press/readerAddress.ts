import { languages } from '#contracts/languages.ts';
import { AS_OF, matchRoute, pathOf, ROUTES, splitEdition } from '#contracts/routes.ts';

/** Characters of one value; no page reads more. An address may be all of Chinese, escaped. */
const longestOf = (name: string) => (name === 'url' ? 2_048 : 500);

const isKnownLanguage = (name: string) => languages.some((language) => language === name);

/**
 * The one spelling of a reader's address: path with its percent-encoding in one form, then the parameters that its
 * route reads, first value each, sorted. It is both the key in memory and what is asked of Next, so a page
 * in memory can only depend on what its key says. Null when the address can't be decoded.
 */
export function readerAddress(target: string): string | null {
  if (target === '/' || /^(\/[\w-][\w.-]*)+$/.test(target)) return target; // nearly every request
  const url = splitTarget(target);
  const path = url && onePath(url.path);
  if (!path) return null;
  if (!url.query) return path;
  const asked = new URLSearchParams(url.query);
  const kept = new URLSearchParams();
  for (const name of queryOf(path)) {
    const value = asked
      .get(name)
      ?.slice(0, longestOf(name))
      .toWellFormed()
      .replace(/\p{Cc}+/gu, ' ')
      .trim();
    // Pages fall back to the paper's language; a machine is told that it asked for one that there isn't.
    const isKnown = name !== 'language' || path.startsWith('/api/') || isKnownLanguage(value ?? '');
    if (value && isKnown) kept.set(name, value);
  }
  const query = kept.toString();
  return query ? `${path}?${query}` : path;
}

/** The pages of an edition read what the page itself reads. */
function queryOf(path: string): readonly string[] {
  const match = matchRoute(splitEdition(path).path);
  return (match && ROUTES[match.route].query) ?? [];
}

const SITEMAP_PARTS = pathOf('sitemapPart', { name: '' });

/** Whether there are more of such addresses than there is room for: searches, places in lists, moments, parts of sitemaps. */
export function isOneOfMany(key: string): boolean {
  if (key.startsWith(`${AS_OF}/`) || key.startsWith(SITEMAP_PARTS)) return true;
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

/** Splits a request target without trusting it: `//host/path` stays a path, absolute form loses its host. */
function splitTarget(target: string): { path: string; query: string } | null {
  const origin = /^https?:\/\/[^/?#]*/i.exec(target);
  const rest = (origin ? target.slice(origin[0].length) || '/' : target).replace(/#.*$/s, '');
  if (!rest.startsWith('/') || rest.includes('\\')) return null;
  const mark = rest.indexOf('?');
  const path = (mark < 0 ? rest : rest.slice(0, mark)).replace(/\/{2,}/g, '/');
  return { path, query: mark < 0 ? '' : rest.slice(mark + 1) };
}
