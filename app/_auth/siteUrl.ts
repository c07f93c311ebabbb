/** The site's own address, the only one that links are built from: never a header that a client can send. */
export function siteUrl(): string {
  return process.env.SITE_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
}
