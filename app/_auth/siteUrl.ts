/** The site's own origin, the only base for links: never taken from a header that a client can send. */
export function siteUrl(): string {
  return process.env.SITE_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
}
