import { insertOf } from '#db/insertRows.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId, ReleaseId } from '#db/schema/ids.ts';
import { storyLikeness, storyWords } from '#db/schema/related.ts';
import { sentTogether } from '#db/sentTogether.ts';
import { removeFormerPostings } from './formerPostings.ts';
import { packWords } from './packedWords.ts';
import { writePostings } from './postings.ts';
import type { QueryFeatures } from './queryFeatures.ts';

/** The stored features of a story, for later searches by other stories. */
export type StoredFeatures = Pick<QueryFeatures, 'signature' | 'linked' | 'vector'> & {
  articleId: ArticleId;
  releaseId: ReleaseId | undefined;
  /** number of other stories when its list was computed, while they are few (`outdatedLists.ts`) */
  among: number | null;
  self: number;
  /** terms by which it can be found */
  posted: readonly number[];
};

/** Stores the features, replacing those of an earlier release. */
export async function storeFeatures(tx: Transaction, stories: readonly StoredFeatures[]): Promise<void> {
  if (stories.length === 0) return;
  await removeFormerPostings(tx, stories);
  const likenesses = stories.map(({ articleId, signature, linked, among }) => {
    return { articleId, signature, linked, among };
  });
  const words = stories.map(({ articleId, releaseId = null, vector, self }) => {
    return { articleId, releaseId, words: packWords(vector), self };
  });
  const postings = stories.flatMap(({ releaseId, posted: words }) =>
    releaseId === undefined ? [] : { releaseId, words },
  );
  await sentTogether([
    tx.execute(sql`${insertOf(storyLikeness, likenesses)} on conflict (article_id)
      do update set signature = excluded.signature, linked = excluded.linked, among = excluded.among`),
    tx.execute(sql`${insertOf(storyWords, words)} on conflict (article_id)
      do update set words = excluded.words, release_id = excluded.release_id, self = excluded.self`),
    writePostings(tx, postings),
  ]);
}
