import { and, eq, lte, sql } from 'drizzle-orm';
import * as Y from 'yjs';
import { checkBody, checkLine } from '#body/check';
import { draftOf, readDraft } from '#body/document';
import { countWords, plainText } from '#body/text';
import { inTransaction, staff } from '#db/pools';
import { article } from '#db/schema/articles';
import { draft, draftUpdate } from '#db/schema/drafts';
import type { ArticleId } from '#db/schema/ids';
import { wordsFor } from '#editorial/search/words';
import { type LoadedDraft, loadDraft } from './loadingDraft.ts';

/** Past this many rows the log is compacted, so that opening a draft stays quick. */
const longLog = 200;

/**
 * Works out what lists, search and checks ask of a draft: its lines, checked body, plain text and counts. A body that
 * is not fit is kept as null, which no release accepts; the draft itself is left as it is.
 */
export async function deriveDraft(articleId: ArticleId): Promise<void> {
  const loaded = await loadDraft(articleId);
  const said = readDraft(draftOf(loaded.state));
  const body = checkBody(said.body);
  const text = body.fit ? plainText(body.body) : '';
  await inTransaction(async (tx) => {
    const [row] = await tx
      .select({ language: article.language })
      .from(article)
      .where(eq(article.id, articleId));
    if (!row) return;
    const lines = { headline: lineOf(said.headline), standfirst: lineOf(said.standfirst) };
    const changed = await tx
      .update(draft)
      .set({
        ...lines,
        body: body.fit ? body.body : null,
        plainText: text,
        wordCount: countWords(text, row.language),
        search: wordsFor({ ...lines, plainText: text }, row.language) as never,
        derivedUpto: loaded.upto,
        changedAt: sql`now()`,
        changedBy: sql`coalesce((select user_id from ${draftUpdate} where id = ${loaded.upto}), ${draft.changedBy})`,
      })
      .where(and(eq(draft.articleId, articleId), lte(draft.derivedUpto, loaded.upto)))
      .returning({ articleId: draft.articleId });
    if (changed.length > 0)
      await tx.update(article).set({ changedAt: sql`now()` }).where(eq(article.id, articleId));
  });
  if (loaded.waiting > longLog) await compactDraft(articleId, loaded);
}

/** Folds the log into the draft's state, unless somebody else has just done so. The log itself is kept. */
export async function compactDraft(articleId: ArticleId, given?: LoadedDraft): Promise<void> {
  const loaded = given ?? (await loadDraft(articleId));
  const state = Y.encodeStateAsUpdate(draftOf(loaded.state)); // through a document, which drops deleted text
  await staff()
    .update(draft)
    .set({ state, stateUpto: loaded.upto })
    .where(and(eq(draft.articleId, articleId), eq(draft.stateUpto, loaded.stateUpto)));
}

function lineOf(text: string): string {
  const checked = checkLine(text.replaceAll('\0', '').toWellFormed().slice(0, 1_000));
  return checked.fit ? checked.line : '';
}
