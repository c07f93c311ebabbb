import type { Transaction } from '#db/pools.ts';
import { and, eq, inArray } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { asset } from '#db/schema/assets.ts';
import { section } from '#db/schema/taxonomy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { articleIsKept, assetIsKept, sectionIsKept } from '#editorial/bin/binFilters.ts';
import type { ChangedArticleFields } from './articleFieldsOrder.ts';

export async function judgeReferences(tx: Transaction, change: ChangedArticleFields): Promise<void> {
  const articles = change.translationOf ? [change.translationOf] : [];
  if (articles.includes(change.articleId)) throw new Refusal('malformed');
  const found = articles.length
    ? await tx
        .select({ id: article.id })
        .from(article)
        .where(and(inArray(article.id, articles), articleIsKept))
    : [];
  if (found.length !== new Set(articles).size) throw new Refusal('not-found');
  if (change.sectionId) {
    const [there] = await tx
      .select({ id: section.id })
      .from(section)
      .where(and(eq(section.id, change.sectionId), sectionIsKept))
      .for('key share');
    if (!there) throw new Refusal('not-found');
  }
  if (change.leadAssetId) {
    const [there] = await tx
      .select({ id: asset.id })
      .from(asset)
      .where(and(eq(asset.id, change.leadAssetId), assetIsKept))
      .for('key share');
    if (!there) throw new Refusal('picture-missing');
  }
}
