import { siteUrl } from '#app/siteUrl';
import { tellPress } from '#app/tellPress';

export const dynamic = 'force-dynamic';

export function GET() {
  const site = (path: string) => new URL(path, siteUrl()).href;
  const rules = [
    'User-agent: *',
    'Disallow: /newsroom',
    'Disallow: /admin',
    'Disallow: /api',
    'Disallow: /sign-in',
    'Disallow: /proofs',
    'Disallow: /search?',
    'Disallow: /as-of/',
    'Disallow: /as-of?',
    'Disallow: /subscriptions/',
    '',
    `Sitemap: ${site('/sitemap.xml')}`,
    `Sitemap: ${site('/news-sitemap.xml')}`,
    '',
  ];
  const facts = { tags: ['robots'], until: null, now: new Date() };
  return tellPress(rules.join('\n'), 'text/plain; charset=utf-8', facts);
}
