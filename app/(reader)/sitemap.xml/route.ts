import { openFrame } from '#app/openFrame';
import { tellPress } from '#app/tellPress';
import { sitemap } from '#components/reader/sitemaps';
import { readSitemap } from '#editorial/reading/feeds';

export const dynamic = 'force-dynamic';

export async function GET() {
  const { frame, facts } = await openFrame();
  const found = await readSitemap();
  return tellPress(
    sitemap({ frame, entries: found.entries }),
    'application/xml; charset=utf-8',
    facts(found),
  );
}
