import { nfc } from '#contracts/normalForm.ts';
import { matchRoute } from '#contracts/routes.ts';
import { isStorableText } from '#editorial/inputSchemas.ts';

/** The slug in a URL of an article of this paper; null for any other URL. */
export function slugOfAddress(href: string, site = process.env.SITE_URL): string | null {
  const base = 'https://paper.invalid';
  const url = URL.parse(href, base);
  if (!url || (url.origin !== base && url.origin !== (site ? URL.parse(site)?.origin : base))) return null;
  const match = matchRoute(url.pathname.split('/', 3).join('/')); // the article's page, and pages below it
  if (match?.route !== 'article') return null;
  const { slug } = match.parameters;
  try {
    const decoded = nfc(decodeURIComponent(slug));
    return isStorableText(decoded) ? decoded : slug;
  } catch {
    return slug;
  }
}
