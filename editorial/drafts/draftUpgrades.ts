import { schemaVersion } from '#body/bodySchema.ts';
import { draftUpgrade } from '#body/draftUpgrade.ts';
import { inTransaction, staff, type Transaction } from '#db/pools.ts';
import { and, eq, isNull, lt } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { draft } from '#db/schema/drafts.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { insertIntoLog } from './draftLog.ts';
import { loadDrafts } from './loadedDraft.ts';

/**
 * Brings a draft of an earlier schema to the present one, by one forward edit in its log. Must be called before a draft is
 * sent to an editor or changed: editors of this version do not know the earlier blocks, and those of earlier versions are
 * refused from then on. Does nothing for a draft of the present schema, one in the bin, and an unknown article.
 * @returns whether the draft was upgraded
 */
export async function upgradeDraft(articleId: ArticleId): Promise<boolean> {
  const [earlier] = await staff().select({ id: draft.articleId }).from(draft).where(isEarlier(articleId));
  return earlier !== undefined && inTransaction((tx) => upgradeDraftIn(tx, articleId));
}

/** Like `upgradeDraft`, in a transaction. Locks the draft until it ends, so that it is upgraded once. */
export async function upgradeDraftIn(tx: Transaction, articleId: ArticleId): Promise<boolean> {
  const [earlier] = await tx
    .select({ id: draft.articleId })
    .from(draft)
    .innerJoin(article, eq(article.id, draft.articleId))
    .where(and(isEarlier(articleId), isNull(article.deletedAt)))
    .for('no key update', { of: draft });
  const loaded = earlier && (await loadDrafts(tx, [articleId])).get(articleId);
  if (!loaded) return false;
  const update = draftUpgrade(loaded.state);
  if (update) await insertIntoLog(tx, [{ actor: systemActor, articleId, update, schemaVersion }], {});
  else await tx.update(draft).set({ schemaVersion }).where(eq(draft.articleId, articleId));
  return true;
}

const isEarlier = (articleId: ArticleId) =>
  and(eq(draft.articleId, articleId), lt(draft.schemaVersion, schemaVersion));
