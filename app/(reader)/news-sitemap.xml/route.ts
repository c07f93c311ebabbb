import { openFrame } from '#app/openFrame';
import { tellPress } from '#app/tellPress';
import { newsSitemap } from '#components/reader/sitemaps';
import { readSitemap } from '#editorial/reading/feeds';

export const dynamic = 'force-dynamic';

export async function GET() {
  const { frame, facts } = await openFrame();
  const found = await readSitemap({ news: true });
  const map = newsSitemap({ frame, entries: found.entries });
  return tellPress(map, 'application/xml; charset=utf-8', facts(found));
}
