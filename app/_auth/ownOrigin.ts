/**
 * Whether a changing request comes from a page of this site: browsers say so on every POST. The front door asks the
 * same, and puts the site's own host into Host wherever SITE_URL is set.
 */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (origin === null) return headers.get('sec-fetch-site') === 'same-origin';
  return URL.canParse(origin) && new URL(origin).host === headers.get('host');
}
