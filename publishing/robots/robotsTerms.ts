import { pathOf } from '#contracts/routes.ts';
import type { MachineTerms } from '#editorial/readerQueries/paperFacts.ts';
import { absoluteUrl } from '#publishing/addresses.ts';
import { editions, type PaperFrame } from '#publishing/paperFrame.ts';

/** Paths that search engines should not list. */
const unlisted =
  '/newsroom /admin /api /sign-in /proofs /search? /text/search? /as-of/ /as-of? /subscriptions/'.split(' ');

/** RFC 9309. Refused crawlers may read nothing; the others may not read pages that are not to be listed. */
export function robots(frame: PaperFrame, { refusedCrawlers }: MachineTerms): string {
  const absolute = absoluteUrl(frame);
  const refused = refusedCrawlers.map((name) => `User-agent: ${name}`);
  return [
    ...(refused.length > 0 ? [...refused, 'Disallow: /', ''] : []),
    'User-agent: *',
    ...unlisted.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${absolute(pathOf('sitemap'))}`,
    `Sitemap: ${absolute(pathOf('newsSitemap'))}`,
    '',
  ].join('\n');
}

/** https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/#sec-tdmrep-file */
export function miningTerms({ miningIsReserved, miningPolicy }: MachineTerms): string {
  const rule = { location: '/', 'tdm-reservation': miningIsReserved ? 1 : 0 };
  const policy = miningIsReserved && miningPolicy ? { 'tdm-policy': miningPolicy } : {};
  return `${JSON.stringify([{ ...rule, ...policy }])}\n`;
}

const DAY_MS = 86_400_000;

/** RFC 9116. Expires in 180 days, rounded to whole days, so that the text changes once a day. */
export function securityText(frame: PaperFrame, { securityContacts, securityPolicy }: MachineTerms): string {
  const expires = new Date((Math.floor(frame.now.getTime() / DAY_MS) + 180) * DAY_MS);
  return [
    ...securityContacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${expires.toISOString().replace('.000', '')}`,
    `Preferred-Languages: ${editions(frame).join(', ')}`,
    `Canonical: ${absoluteUrl(frame)(pathOf('securityText'))}`,
    ...(securityPolicy ? [`Policy: ${securityPolicy}`] : []),
    '',
  ].join('\n');
}
