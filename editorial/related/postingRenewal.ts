import { sql } from 'drizzle-orm';
import { inTransaction, type Transaction } from '#db/pools';
import type { Language } from '#db/schema/filing';
import type { ReleaseId } from '#db/schema/ids';
import { readCommonness } from './commonness.ts';
import { packWords } from './packing.ts';
import { writePostings } from './postings.ts';
import { estimateSelf } from './selfScore.ts';
import { wordsToPost } from './telling.ts';
import { parseVector } from './vector.ts';

/** Stories of one transaction: they cannot be released meanwhile, for a tenth of a second. */
const BATCH_SIZE = 50;
/** Any number, so long as every node uses the same. */
const LOCK = 7_265_691;

type Row = { article_id: string; release_id: string | null; language: Language; words: string | null };

/**
 * Writes the postings of stories that were related before there were any, or whose words were made anew: the newest first, a
 * batch in one transaction. Until they have them, later stories do not find them by their words; their own lists stay.
 * However many nodes call this, one works. @returns how many stories
 */
export async function renewPostings(): Promise<number> {
  return inTransaction(async (tx) => {
    const { rows: lock } = await tx.execute<{ locked: boolean }>(
      sql`select pg_try_advisory_xact_lock(${LOCK}) as locked`,
    );
    if (!lock[0]?.locked) return 0;
    const rows = await readUnposted(tx);
    if (rows.length === 0) return 0;
    const common = await readCommonness(tx, []);
    const posted = rows.flatMap(({ release_id, words }) => {
      if (release_id === null || words === null) return [];
      return [{ releaseId: Number(release_id) as ReleaseId, words: wordsToPost(parseVector(words), common) }];
    });
    await writePostings(tx, posted);
    for (const { article_id, release_id, words, language } of rows) {
      const vector = parseVector(words ?? '');
      await tx.execute(sql`
        update story_words set release_id = ${release_id ?? 0}, words = ${packWords(vector)},
          self = ${estimateSelf(vector, common, language)}
        where article_id = ${article_id}`);
    }
    return rows.length;
  });
}

/** What is not live has no postings: it gets them when it is released again. */
async function readUnposted(tx: Transaction): Promise<Row[]> {
  const { rows } = await tx.execute<Row>(sql`
    select a.id as article_id, a.language, r.id as release_id, s.words::text as words
    from (select article_id from story_words where release_id is null order by article_id desc limit ${BATCH_SIZE}) w
      join article a on a.id = w.article_id
      left join release r on r.article_id = a.id and r.live @> clock_timestamp()
      left join release_search s on s.release_id = r.id
    for no key update of a skip locked`);
  return rows;
}
