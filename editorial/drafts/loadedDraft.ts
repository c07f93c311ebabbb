import * as Y from 'yjs';
import { staff } from '#db/pools.ts';
import { and, asc, eq, gt } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { draft, draftUpdate } from '#db/schema/drafts.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';

export type LoadedDraft = {
  /** the compacted state with the whole log merged into it */
  state: Uint8Array;
  /** the last row of the log that it includes; 0 if none */
  upto: number;
  /** rows of the log that the compacted state does not include yet */
  waiting: number;
  stateUpto: number;
};

/**
 * Loads a draft from its state and log. A database error is thrown, never read as an empty document: that would
 * overwrite the story. The log is never shortened, so reading state and rows one after the other is safe. @throws
 * {Refusal} `not-found`
 */
export async function loadDraft(articleId: ArticleId): Promise<LoadedDraft> {
  const [stored] = await staff()
    .select({ state: draft.state, upto: draft.stateUpto })
    .from(draft)
    .where(eq(draft.articleId, articleId));
  if (!stored) throw new Refusal('not-found');
  const rows = await staff()
    .select({ id: draftUpdate.id, update: draftUpdate.update })
    .from(draftUpdate)
    .where(and(eq(draftUpdate.articleId, articleId), gt(draftUpdate.id, stored.upto)))
    .orderBy(asc(draftUpdate.id));
  const state =
    rows.length > 0 ? Y.mergeUpdates([stored.state, ...rows.map((row) => row.update)]) : stored.state;
  return { state, upto: rows.at(-1)?.id ?? stored.upto, waiting: rows.length, stateUpto: stored.upto };
}

/** @throws {Refusal} `not-found`, `in-bin` */
export async function refuseBinned(articleId: ArticleId): Promise<void> {
  const [row] = await staff()
    .select({ deletedAt: article.deletedAt })
    .from(article)
    .where(eq(article.id, articleId));
  if (!row) throw new Refusal('not-found');
  refuseIfInBin(row);
}

/** Like `loadDraft`, for those who write in it. @throws {Refusal} `not-found`, `in-bin` */
export async function loadKeptDraft(articleId: ArticleId): Promise<LoadedDraft> {
  await refuseBinned(articleId);
  return loadDraft(articleId);
}

/** One row of the log, as named in a notification. */
export async function loadUpdate(articleId: ArticleId, id: number): Promise<Uint8Array | undefined> {
  const [row] = await staff()
    .select({ update: draftUpdate.update })
    .from(draftUpdate)
    .where(and(eq(draftUpdate.articleId, articleId), eq(draftUpdate.id, id)));
  return row?.update;
}
