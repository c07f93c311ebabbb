import { staff } from '#db/pools.ts';
import { inArray } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { createSeries } from '#editorial/series/creatingSeries.ts';
import { setParts } from '#editorial/series/joiningSeries.ts';
import { listSeries } from '#editorial/series/seriesList.ts';

/** The sample edition's one series: its stories in reading order. */
const water = {
  slug: 'keeping-the-sea-out',
  names: { en: 'Keeping the sea out' },
  standfirsts: {
    en: 'One barrier, one river and a tide that arrives when it likes: who stays dry in Port Alder, and who works it out.',
  },
  parts: ['sample:allotments-flood', 'sample:tide-forecast-model', 'sample:storm-barrier-test'],
};

/** Creates the series and adds its parts in order; continues after an interrupted first start. */
export async function arrangeSeries(): Promise<void> {
  const { parts, ...order } = water;
  const existing = (await listSeries(systemActor)).find(({ slug }) => slug === water.slug);
  const seriesId = existing?.id ?? (await createSeries(systemActor, order)).seriesId;
  if (existing && existing.count > 0) return;
  const articles = await staff()
    .select({ id: article.id, key: article.externalId })
    .from(article)
    .where(inArray(article.externalId, parts));
  const ids = new Map(articles.map(({ id, key }) => [key, id]));
  const articleIds = parts.flatMap((key) => ids.get(key) ?? []);
  await setParts(systemActor, { seriesId, version: existing?.version ?? 1, articleIds });
}
