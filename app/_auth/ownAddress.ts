/**
 * The target of a redirect after sign-in: a path on this site, or `otherwise`. `//evil`, `/\evil`, `javascript:`,
 * `user@host`, control characters and other origins are rejected.
 */
export function ownAddress(address: unknown, site: string, otherwise = '/newsroom'): string {
  if (typeof address !== 'string' || address.length > 2_000) return otherwise;
  // Browsers drop tabs and line breaks before they parse, and read a backslash as a slash.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be refused
  if (/[\u0000-\u0020\u007f\\]/.test(address) || /%(0[0-9a-f]|1[0-9a-f]|5c|7f)/i.test(address))
    return otherwise;
  const origin = new URL(site).origin;
  if (!/^\/(?![/\\])/.test(address) && !address.startsWith(`${origin}/`)) return otherwise;
  if (!URL.canParse(address, origin)) return otherwise;
  const url = new URL(address, origin);
  if (url.origin !== origin || url.username || url.password || url.pathname.startsWith('//'))
    return otherwise;
  return url.pathname + url.search + url.hash;
}
