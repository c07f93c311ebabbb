import type { Transaction } from '#db/pools.ts';
import { and, isNotNull, isNull, not } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { asset } from '#db/schema/assets.ts';
import { section, topic } from '#db/schema/taxonomy.ts';
import { Refusal } from '#editorial/access/refusal.ts';

// Conditions for every list, picker, search and count of staff pages, which leave out rows in the bin. Readers' views
// need no condition, because nothing that was ever released can be moved to the bin.

export const articleIsNotInBin = isNull(article.deletedAt);
/** Not in the bin, and not a new article in which nobody has written. */
export const articleIsListed = and(articleIsNotInBin, not(article.isBlank));
export const assetIsNotInBin = isNull(asset.deletedAt);
/** Not in the bin, and not merged into another section. */
export const sectionIsActive = and(isNull(section.deletedAt), isNull(section.mergedInto));
/** Not in the bin, and not merged into another topic. */
export const topicIsActive = and(isNull(topic.deletedAt), isNull(topic.mergedInto));

/** Ids of the articles in the bin, to exclude rows that refer to one. There are few, and an index finds them. */
export const idsInBin = (tx: Pick<Transaction, 'select'>) =>
  tx.select({ id: article.id }).from(article).where(isNotNull(article.deletedAt));

/** For acts on a single row that the caller has read. @throws {Refusal} `in-bin` */
export function refuseIfInBin({ deletedAt }: { deletedAt: Date | null }): void {
  if (deletedAt !== null) throw new Refusal('in-bin');
}
