import { openFrame } from '#app/openFrame';
import { tellPress } from '#app/tellPress';
import { sitemap } from '#components/reader/sitemaps';
import { readSitemap } from '#editorial/reading/feeds';
import { readSeriesAddresses } from '#editorial/reading/series';

export const dynamic = 'force-dynamic';

export async function GET() {
  const { frame, facts } = await openFrame();
  const [found, series] = await Promise.all([readSitemap(), readSeriesAddresses()]);
  return tellPress(
    sitemap({ frame, entries: found.entries, series }),
    'application/xml; charset=utf-8',
    facts({ tags: [...found.tags, 'series'] }),
  );
}
