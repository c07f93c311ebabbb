import { plainText } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import { inTransaction, staff, type Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ReleaseId } from '#db/schema/ids.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { readNames } from '#editorial/related/lexicon.ts';
import { packWords, unpackWords } from '#editorial/related/packedWords.ts';
import { removePostings } from '#editorial/related/postings.ts';
import { parseVector } from '#editorial/related/vector.ts';
import { WORDS_VERSION } from './searchWords.ts';
import { searchVector } from './wordVectors.ts';

/** Rows per transaction: their articles cannot be released meanwhile, for a tenth of a second. */
const BATCH_SIZE = 20;
/** An arbitrary number that all nodes use. */
const LOCK = 7_265_690;

type WordsTable = 'release_search' | 'draft';
const keys: Record<WordsTable, string> = { release_search: 'release_id', draft: 'article_id' };
export type FailedRow = { table: WordsTable; id: string; error: unknown };

export type RenewedBatch = {
  /** number of renewed rows */
  renewed: number;
  /** rows that failed; they keep their old words, and are not tried again */
  failed: FailedRow[];
  /** nothing is left to do, or another node is working */
  isDone: boolean;
};

/**
 * Renews the search words of some releases and drafts that an earlier version of the code produced: newest first, one
 * batch per transaction. Content is not changed. Rows locked by others are left for later. When several nodes call
 * this, one works.
 */
export async function renewWords(): Promise<RenewedBatch> {
  for (const table of ['release_search', 'draft'] as const) {
    const batch = await renewSome(table);
    if (batch.renewed > 0 || batch.failed.length > 0 || !batch.isDone) return batch;
  }
  return { renewed: 0, failed: [], isDone: true };
}

async function renewSome(table: WordsTable): Promise<RenewedBatch> {
  try {
    return await inTransaction(async (tx) => {
      if (!(await isAlone(tx))) return { renewed: 0, failed: [], isDone: true };
      const renewed = await renewRows(tx, table, await oldRows(tx, table));
      return { renewed, failed: [], isDone: renewed === 0 && !(await hasOldRows(tx, table)) };
    });
  } catch {
    return renewOneByOne(table);
  }
}

const isAlone = async (tx: Transaction): Promise<boolean> => {
  const { rows } = await tx.execute<{ locked: boolean }>(
    sql`select pg_try_advisory_xact_lock(${LOCK}) as locked`,
  );
  return rows[0]?.locked === true;
};

async function hasOldRows(tx: Transaction, table: WordsTable): Promise<boolean> {
  const { rows } = await tx.execute<{ has: boolean }>(
    sql`select exists (select from ${sql.identifier(table)} where words_version < ${WORDS_VERSION}) as has`,
  );
  return rows[0]?.has === true;
}

/** Renews each row in its own transaction, to find the one that fails. */
async function renewOneByOne(table: WordsTable): Promise<RenewedBatch> {
  const ids = (await inTransaction((tx) => oldRows(tx, table))).map(({ id }) => id);
  const failed: FailedRow[] = [];
  let renewed = 0;
  for (const id of ids) {
    try {
      renewed += await inTransaction(async (tx) => renewRows(tx, table, await oldRows(tx, table, id)));
    } catch (error) {
      if (!isOfTheRow(error)) throw error;
      failed.push({ table, id, error });
      await staff().execute(
        sql`update ${sql.identifier(table)} set words_version = ${WORDS_VERSION} where ${sql.identifier(keys[table])} = ${id}`,
      );
    }
  }
  return { renewed, failed, isDone: false };
}

/**
 * Whether an error is caused by the row (too many words, an unreadable body) and not by the connection or concurrent
 * work.
 */
function isOfTheRow(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  const known = code ?? cause?.code;
  return typeof known === 'string' ? /^(22|54)/.test(known) : true;
}

type Row = {
  id: string;
  article_id: string;
  language: Language;
  headline: string;
  standfirst: string;
  /** of a release */
  body: Body | null;
  /** of a draft */
  plain_text: string | null;
  is_live: boolean;
};

async function oldRows(tx: Transaction, table: WordsTable, only?: string): Promise<Row[]> {
  const isOld = sql`w.words_version < ${WORDS_VERSION} and (${only ?? null}::bigint is null or w.${sql.identifier(keys[table])} = ${only ?? null}::bigint)`;
  const { rows } = await tx.execute<Row>(
    table === 'release_search'
      ? sql`
        select w.release_id as id, r.article_id, r.language, r.headline, r.standfirst, r.body, null as plain_text,
          r.live @> now() as is_live
        from release_search w join release r on r.id = w.release_id join article a on a.id = r.article_id
        where ${isOld} order by w.words_version desc, w.release_id desc limit ${BATCH_SIZE} for no key update of a skip locked`
      : sql`
        select w.article_id as id, w.article_id, a.language, w.headline, w.standfirst, null as body, w.plain_text,
          false as is_live
        from draft w join article a on a.id = w.article_id
        where ${isOld} order by w.words_version desc, w.article_id desc limit ${BATCH_SIZE} for no key update of w skip locked`,
  );
  return rows;
}

async function renewRows(tx: Transaction, table: WordsTable, rows: Row[]): Promise<number> {
  if (rows.length === 0) return 0;
  const names = table === 'draft' ? [] : await readNames(tx, 'zh-CN');
  const values = rows.map((row) => {
    const story = { ...row, plainText: row.plain_text ?? (row.body ? plainText(row.body) : '') };
    return sql`(${row.id}::bigint, ${searchVector(story, row.language, row.language === 'zh-CN' ? names : [])})`;
  });
  const column = sql.identifier(table === 'draft' ? 'search' : 'words');
  const { rows: made } = await tx.execute<{ id: string; words: string }>(sql`
    update ${sql.identifier(table)} w set ${column} = made.words, words_version = ${WORDS_VERSION}
    from (values ${sql.join(values, sql`, `)}) made (id, words)
    where w.${sql.identifier(keys[table])} = made.id and w.words_version < ${WORDS_VERSION}
    returning made.id, ${table === 'draft' ? sql`''` : sql`made.words::text`} as words`);
  const live = new Map(rows.filter((row) => row.is_live).map((row) => [row.id, row.article_id]));
  for (const { id, words } of made) {
    const articleId = live.get(id);
    // The packed terms for related stories are stored beside each live story.
    if (articleId) await replaceStoryWords(tx, articleId, packWords(parseVector(words)));
  }
  return made.length;
}

/** Its postings are for its old terms; the worker renews them. */
async function replaceStoryWords(tx: Transaction, articleId: string, words: Uint8Array): Promise<void> {
  const { rows } = await tx.execute<{ release_id: string | null; words: Buffer }>(
    sql`select release_id, words from story_words where article_id = ${articleId} for update`,
  );
  const [before] = rows;
  if (before?.release_id) {
    const keys: number[] = [];
    unpackWords(before.words, (key) => keys.push(key));
    await removePostings(tx, { releaseId: Number(before.release_id) as ReleaseId, words: keys });
  }
  await tx.execute(
    sql`update story_words set words = ${words}, release_id = null where article_id = ${articleId}`,
  );
}

/** Runs ANALYZE on the new words, whose statistics give searches their document frequencies. */
export async function countWordsAnew(): Promise<void> {
  await staff().execute(sql`analyze release_search`);
  await staff().execute(sql`analyze draft`);
}
