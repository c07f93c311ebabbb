import type { Transaction } from '#db/pools.ts';
import { and, eq } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { asset } from '#db/schema/assets.ts';
import { section } from '#db/schema/taxonomy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { articleIsNotInBin, assetIsNotInBin, sectionIsActive } from '#editorial/bin/binFilters.ts';
import type { ChangedArticleFields } from './articleFieldsOrder.ts';

/**
 * Checks that the original, the section and the lead picture exist and are not in the bin; locks the section and the
 * picture. @throws {Refusal} `not-found`, `picture-missing`, `malformed` for a translation of itself
 */
export async function checkReferences(
  tx: Transaction,
  { articleId, translationOf, sectionId, leadAssetId }: ChangedArticleFields,
): Promise<void> {
  if (translationOf === articleId) throw new Refusal('malformed');
  if (translationOf) {
    const isOriginal = and(eq(article.id, translationOf), articleIsNotInBin);
    const originals = await tx.select({ id: article.id }).from(article).where(isOriginal);
    if (originals.length === 0) throw new Refusal('not-found');
  }
  if (sectionId) {
    const isSection = and(eq(section.id, sectionId), sectionIsActive);
    const sections = await tx.select({ id: section.id }).from(section).where(isSection).for('key share');
    if (sections.length === 0) throw new Refusal('not-found');
  }
  if (leadAssetId) {
    const isAsset = and(eq(asset.id, leadAssetId), assetIsNotInBin);
    const assets = await tx.select({ id: asset.id }).from(asset).where(isAsset).for('key share');
    if (assets.length === 0) throw new Refusal('picture-missing');
  }
}
