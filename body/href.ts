const outward = new Set(['http:', 'https:', 'mailto:']);

/**
 * Whether a link may lead there: http, https, mailto, a path of the site itself, or a place on the page.
 * Strict on purpose. Browsers forgive spaces, tabs and backslashes in addresses; attackers count on it.
 */
export function isFitHref(href: unknown): href is string {
  if (typeof href !== 'string' || href.length === 0 || href.length > 2_000) return false;
  if (/[\s\p{Cc}\p{Cf}\\]/u.test(href) || !href.isWellFormed()) return false;
  if (href.startsWith('#')) return true;
  if (href.startsWith('/')) return !href.startsWith('//');
  if (!/^(?:https?:\/\/|mailto:)/i.test(href)) return false;
  try {
    return outward.has(new URL(href).protocol);
  } catch {
    return false;
  }
}
