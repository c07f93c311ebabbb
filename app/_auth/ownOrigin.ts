/**
 * Whether a changing request comes from a page of this site: browsers send Origin with every POST. The front server
 * checks the same, and sets Host to the site's own host if SITE_URL is set.
 */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (origin === null) return headers.get('sec-fetch-site') === 'same-origin';
  return URL.canParse(origin) && new URL(origin).host === headers.get('host');
}
