import { plainText } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ReleaseId } from '#db/schema/ids.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { chineseVector } from './chineseVector.ts';
import {
  type DocumentFrequency,
  inverseDocumentFrequency,
  readDocumentFrequency,
} from './documentFrequency.ts';
import { readNames } from './lexicon.ts';
import { packWords, wordKey } from './packedWords.ts';
import { writePostings } from './postings.ts';
import { MIN_SELF_SCORE, saturatedFrequency } from './relatedScore.ts';
import { defaultDocumentFrequency, wordsToPost } from './termWeights.ts';
import { parseVector, type Vector } from './vector.ts';

/** Stories per transaction. They cannot be released during it, about a tenth of a second. */
const BATCH_SIZE = 50;
/** Key of the advisory lock: an arbitrary number, the same on all nodes. */
const LOCK = 7_265_691;

type Row = {
  article_id: string;
  release_id: string | null;
  language: Language;
  words: string | null;
  headline: string | null;
  standfirst: string | null;
  /** for a Chinese story only */
  body: Body | null;
};

/**
 * Writes the postings of stories without any: older than this feature, or with new terms. Newest first, one batch per
 * transaction. Without postings, later stories do not find them by terms. If several nodes
 * call this at once, only one does the work. @returns the number of stories
 */
export async function renewPostings(): Promise<number> {
  return inTransaction(async (tx) => {
    const { rows: lock } = await tx.execute<{ locked: boolean }>(
      sql`select pg_try_advisory_xact_lock(${LOCK}) as locked`,
    );
    if (!lock[0]?.locked) return 0;
    const rows = await readUnposted(tx);
    if (rows.length === 0) return 0;
    const common = await readDocumentFrequency(tx, []);
    const lexicon = await readNames(tx, 'zh-CN');
    const stories = rows.map((row) => ({ ...row, vector: vectorOf(row, lexicon) }));
    const posted = stories.flatMap(({ release_id, vector }) => {
      if (release_id === null) return [];
      return [{ releaseId: Number(release_id) as ReleaseId, words: wordsToPost(vector, common) }];
    });
    await writePostings(tx, posted);
    for (const { article_id, release_id, vector, language } of stories) {
      await tx.execute(sql`
        update story_words set release_id = ${release_id ?? 0}, words = ${packWords(vector)},
          self = ${estimateSelf(vector, common, language)}
        where article_id = ${article_id}`);
    }
    return rows.length;
  });
}

function vectorOf({ body, headline, standfirst, words }: Row, lexicon: readonly string[]): Vector {
  if (!body) return parseVector(words ?? '');
  return chineseVector(
    { headline: headline ?? '', standfirst: standfirst ?? '', plainText: plainText(body) },
    lexicon,
  );
}

/** Live stories without postings. A story that is not live gets its postings when it is released again. */
async function readUnposted(tx: Transaction): Promise<Row[]> {
  const { rows } = await tx.execute<Row>(sql`
    select a.id as article_id, a.language, r.id as release_id, r.headline, r.standfirst,
      case when r.language = 'zh-CN' then r.body end as body,
      case when r.language = 'zh-CN' then '' else s.words::text end as words
    from (select article_id from story_words where release_id is null order by article_id desc limit ${BATCH_SIZE}) w
      join article a on a.id = w.article_id
      left join release r on r.article_id = a.id and r.live @> clock_timestamp()
      left join release_search s on s.release_id = r.id
    for no key update of a skip locked`);
  return rows;
}

/**
 * Estimates a story's score for its own terms (`Scorer.begin`) when document frequencies are not counted, from the
 * planner's statistics.
 */
export function estimateSelf(
  { terms, length }: Vector,
  common: DocumentFrequency,
  language: Language,
): number {
  const total = Math.max(1, common.storiesIn(language));
  let self = 0;
  for (const [word, count] of terms) {
    const share = common.shareOf(wordKey(word));
    const stories = share === undefined ? defaultDocumentFrequency(total) : share * common.everywhere;
    self +=
      count *
      inverseDocumentFrequency(total, Math.max(1, stories)) *
      saturatedFrequency(count, length, length);
  }
  return Math.max(MIN_SELF_SCORE, self / inverseDocumentFrequency(total, 1));
}
