import { plainText } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ReleaseId } from '#db/schema/ids.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { readNames } from '#editorial/related/lexicon.ts';
import { packWords, unpackWords } from '#editorial/related/packedWords.ts';
import { removePostings } from '#editorial/related/postings.ts';
import { parseVector } from '#editorial/related/vector.ts';
import { WORDS_VERSION } from './searchWords.ts';
import { searchVector } from './wordVectors.ts';

/** Rows per transaction. Their articles cannot be released during it, about a tenth of a second. */
const BATCH_SIZE = 20;

export type WordsTable = 'release_search' | 'draft';

/** The name of the table's primary key. */
export const keyOf = (table: WordsTable) => sql.identifier(table === 'draft' ? 'article_id' : 'release_id');

type StoryColumns = {
  id: string;
  article_id: string;
  language: Language;
  headline: string;
  standfirst: string;
};
/** A release has a `body`, a draft has a `plain_text`. */
type Row = StoryColumns & { body: Body | null; plain_text: string | null; is_live: boolean };

/** Locks some rows whose words an earlier version of the code produced, newest first; skips locked ones. */
export async function oldRows(tx: Transaction, table: WordsTable, only?: string): Promise<Row[]> {
  const id = only ?? null;
  const isOld = sql`w.words_version < ${WORDS_VERSION} and (${id}::bigint is null or w.${keyOf(table)} = ${id}::bigint)`;
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

/** @returns the number of renewed rows */
export async function renewRows(tx: Transaction, table: WordsTable, rows: Row[]): Promise<number> {
  if (rows.length === 0) return 0;
  const names = table === 'draft' ? [] : await readNames(tx, 'zh-CN');
  const values = rows.map((row) => {
    const story = { ...row, plainText: row.plain_text ?? (row.body ? plainText(row.body) : '') };
    return sql`(${row.id}::bigint, ${searchVector(story, row.language, row.language === 'zh-CN' ? names : [])})`;
  });
  const column = sql.identifier(table === 'draft' ? 'search' : 'words');
  const { rows: renewed } = await tx.execute<{ id: string; words: string }>(sql`
    update ${sql.identifier(table)} w set ${column} = renewed.words, words_version = ${WORDS_VERSION}
    from (values ${sql.join(values, sql`, `)}) renewed (id, words)
    where w.${keyOf(table)} = renewed.id and w.words_version < ${WORDS_VERSION}
    returning renewed.id, ${table === 'draft' ? sql`''` : sql`renewed.words::text`} as words`);
  const live = new Map(rows.filter((row) => row.is_live).map((row) => [row.id, row.article_id]));
  for (const { id, words } of renewed) {
    const articleId = live.get(id);
    // The packed terms for related stories are stored beside each live story.
    if (articleId) await replaceStoryWords(tx, articleId, packWords(parseVector(words)));
  }
  return renewed.length;
}

/** Also removes the postings of the old terms; the worker creates new ones. */
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
