const externalSchemes = new Set(['http:', 'https:', 'mailto:']);

/**
 * Whether a link may lead to an address: http, https, mailto, a path of the site itself, or a place on the page. Strict,
 * because browsers accept spaces, tabs and backslashes in addresses, which attackers use.
 */
export function isFitHref(href: unknown): href is string {
  if (typeof href !== 'string' || href.length === 0 || href.length > 2_000) return false;
  if (/[\s\p{Cc}\p{Cf}\\]/u.test(href) || !href.isWellFormed()) return false;
  if (href.startsWith('#')) return true;
  if (href.startsWith('/')) return !href.startsWith('//');
  if (!/^(?:https?:\/\/|mailto:)/i.test(href)) return false;
  return URL.canParse(href) && externalSchemes.has(new URL(href).protocol);
}
