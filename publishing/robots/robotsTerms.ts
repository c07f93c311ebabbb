import { pathOf } from '#contracts/routes.ts';
import type { MachineTerms } from '#editorial/readerQueries/paperFacts.ts';
import { absoluteUrl } from '#publishing/linkedData/linkedData.ts';
import { editions, type PaperFrame } from '#publishing/paperFrame.ts';

const unlisted = [
  '/newsroom',
  '/admin',
  '/api',
  '/sign-in',
  '/proofs',
  '/search?',
  '/text/search?',
  '/as-of/',
  '/as-of?',
  '/subscriptions/',
];

/** RFC 9309. Whoever is refused is refused everything; the rest is asked to leave alone what is no page to be found. */
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

const day = 86_400_000; // ms

/** RFC 9116. It always ends some months ahead, by whole days, so that a copy says the same all day. */
export function securityText(frame: PaperFrame, { securityContacts, securityPolicy }: MachineTerms): string {
  const expires = new Date((Math.floor(frame.now.getTime() / day) + 180) * day);
  return [
    ...securityContacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${expires.toISOString().replace('.000', '')}`,
    `Preferred-Languages: ${editions(frame).join(', ')}`,
    `Canonical: ${absoluteUrl(frame)(pathOf('securityText'))}`,
    ...(securityPolicy ? [`Policy: ${securityPolicy}`] : []),
    '',
  ].join('\n');
}
