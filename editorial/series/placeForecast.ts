import type { Transaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { series, seriesPart } from '#db/schema/series.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { placeAmong, readLiveParts, seriesTitleIn } from '#editorial/readerQueries/liveSeries.ts';
import type { InSeries, StoryLink } from '#editorial/readerQueries/readerTypes.ts';
import { readSeriesParts } from './seriesRows.ts';

/** The place that an article would have among the live parts of its series if it were released now. */
export async function forecastPlace(
  tx: Transaction,
  { language, ...self }: StoryLink & { language: Language },
): Promise<InSeries | null> {
  const [row] = await tx
    .select({ id: series.id, slug: series.slug, names: series.names })
    .from(seriesPart)
    .innerJoin(series, eq(series.id, seriesPart.seriesId))
    .where(eq(seriesPart.articleId, self.articleId));
  if (!row) return null;
  const live = new Map((await readLiveParts(row.id, language)).map((part) => [part.articleId, part]));
  live.set(self.articleId, self);
  const parts = (await readSeriesParts(tx, row.id)).flatMap((id) => live.get(id) ?? []);
  const { names, ...rest } = row;
  return placeAmong(parts, self.articleId, { ...rest, name: seriesTitleIn(names, language) });
}
