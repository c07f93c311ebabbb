import * as Y from 'yjs';
import { staff, type Transaction } from '#db/pools.ts';
import { eq, inArray, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { draft, draftUpdate } from '#db/schema/drafts.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';
import { WORDS_VERSION } from '#editorial/search/searchWords.ts';

export type LoadedDraft = {
  /** the compacted state with the whole log merged into it */
  state: Uint8Array;
  /** the last row of the log that it includes; 0 if none */
  upto: number;
  /** rows of the log that the compacted state does not include yet */
  waiting: number;
  stateUpto: number;
  /** the state with which the draft was created, if changes have come before its columns were first derived */
  firstState: Uint8Array | null;
  /** whether the derived columns include the whole log, and were derived by the current code */
  isDerived: boolean;
};

/**
 * Loads drafts from their states and logs. A database error is thrown, never read as an empty document: that would
 * overwrite the story.
 */
export async function loadDrafts(
  db: Pick<Transaction, 'select'>,
  ids: ArticleId[],
): Promise<Map<ArticleId, LoadedDraft>> {
  if (ids.length === 0) return new Map();
  const drafts = await db
    .select({
      articleId: draft.articleId,
      state: draft.state,
      stateUpto: draft.stateUpto,
      derivedUpto: sql<number>`case when ${draft.body} is null or ${draft.wordsVersion} <> ${WORDS_VERSION}
        then -1 else ${draft.derivedUpto} end`.mapWith(Number),
      isNeverDerived: sql<boolean>`${draft.body} is null and ${draft.derivedUpto} = 0`,
      log: sql<Uint8Array | null>`waiting.log`,
      lengths: sql<number[] | null>`waiting.lengths`,
      logUpto: sql<string | null>`waiting.upto`,
    })
    .from(draft)
    .crossJoinLateral(sql`(select string_agg(u.update, ''::bytea order by u.id) as log,
      array_agg(octet_length(u.update) order by u.id) as lengths, max(u.id) as upto from ${draftUpdate} u
      where u.article_id = ${draft.articleId} and u.id > ${draft.stateUpto}) waiting`)
    .where(inArray(draft.articleId, ids));
  return new Map(
    drafts.map(({ articleId, state, stateUpto, derivedUpto, isNeverDerived, log, lengths, logUpto }) => {
      const upto = Number(logUpto ?? stateUpto);
      const updates = log && lengths ? split(log, lengths) : [];
      const merged = updates.length > 0 ? Y.mergeUpdates([state, ...updates]) : state;
      const isDerived = derivedUpto >= upto;
      const firstState = isNeverDerived && stateUpto === 0 && updates.length > 0 ? state : null;
      return [articleId, { state: merged, upto, waiting: updates.length, stateUpto, firstState, isDerived }];
    }),
  );
}

function split(bytes: Uint8Array, lengths: number[]): Uint8Array[] {
  let end = 0;
  return lengths.map((length) => {
    end += length;
    return bytes.subarray(end - length, end);
  });
}

/** Loads one draft. @throws {Refusal} `not-found` */
export async function loadDraft(
  articleId: ArticleId,
  db: Pick<Transaction, 'select'> = staff(),
): Promise<LoadedDraft> {
  const loaded = (await loadDrafts(db, [articleId])).get(articleId);
  if (!loaded) throw new Refusal('not-found');
  return loaded;
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

/** Like `loadDraft`, for an edit. @throws {Refusal} `not-found`, `in-bin` */
export async function loadDraftNotInBin(articleId: ArticleId): Promise<LoadedDraft> {
  await refuseBinned(articleId);
  return loadDraft(articleId);
}

type LoggedUpdate = Pick<typeof draftUpdate.$inferSelect, 'articleId' | 'update'>;

/** Rows of the log, as named in notifications, in their order. Rows that have been compacted meanwhile are missing. */
export function loadUpdates(ids: number[]): Promise<LoggedUpdate[]> {
  const { id, articleId, update } = draftUpdate;
  return staff().select({ articleId, update }).from(draftUpdate).where(inArray(id, ids)).orderBy(id);
}
