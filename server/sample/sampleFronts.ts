import { staff } from '#db/pools.ts';
import { inArray } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { arrangeFront } from '#editorial/fronts/arrangingFronts.ts';
import { readFrontDraft } from '#editorial/fronts/frontDraftRow.ts';
import { readFrontHistory } from '#editorial/fronts/frontHistory.ts';
import { releaseFront } from '#editorial/fronts/releasingFronts.ts';

/** The lead story of each of the sample edition's front pages. */
const leads: Record<Language, string> = {
  en: 'sample:avocet-enters-service',
  'zh-CN': 'sample:avocet-enters-service-zh',
  ar: 'sample:avocet-enters-service-ar',
};

/** Releases a front page in each language: its lead is pinned, the rest is arranged automatically. */
export async function arrangeFronts(): Promise<void> {
  const articles = await staff()
    .select({ id: article.id, key: article.externalId })
    .from(article)
    .where(inArray(article.externalId, Object.values(leads)));
  const ids = new Map(articles.map(({ id, key }) => [key, id]));
  for (const language of Object.keys(leads) as Language[]) {
    const { frontId, version, layout } = await readFrontDraft(systemActor, { language });
    const { entries } = await readFrontHistory(systemActor, { frontId });
    if (entries.length > 0) continue; // an interrupted first start has done this one
    const [, ...others] = layout.places;
    const places = [ids.get(leads[language]) ?? null, ...others];
    const arranged = await arrangeFront(systemActor, { frontId, version, layout: { ...layout, places } });
    await releaseFront(systemActor, { frontId, version: arranged.version });
  }
}
