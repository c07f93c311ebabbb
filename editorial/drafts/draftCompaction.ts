import * as Y from 'yjs';
import { draftOf } from '#body/draftDocument.ts';
import { staff } from '#db/pools.ts';
import { and, eq, sql } from '#db/query.ts';
import { draft } from '#db/schema/drafts.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { type LoadedDraft, loadDraft } from './loadedDraft.ts';

/** Number of log rows after which the log is compacted, so that opening a draft stays fast. */
export const MAX_LOG_ROWS = 200;

/**
 * Merges the log into the draft's state, unless another process has just done so. The log and the first state are kept.
 */
export async function compactDraft(articleId: ArticleId, known?: LoadedDraft): Promise<void> {
  const loaded = known ?? (await loadDraft(articleId));
  const state = Y.encodeStateAsUpdate(draftOf(loaded.state)); // through a document, which drops deleted text
  await staff()
    .update(draft)
    .set({
      state,
      stateUpto: loaded.upto,
      firstState: loaded.stateUpto === 0 ? sql`${draft.state}` : sql`${draft.firstState}`,
    })
    .where(and(eq(draft.articleId, articleId), eq(draft.stateUpto, loaded.stateUpto)));
}
