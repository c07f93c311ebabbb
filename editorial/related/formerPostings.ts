import { idArray } from '#db/idArray.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId, ReleaseId } from '#db/schema/ids.ts';
import { unpackWords } from './packedWords.ts';
import { removePostings } from './postings.ts';

type Story = { articleId: ArticleId; releaseId: ReleaseId | undefined };

/** Deletes the postings of the stories' earlier releases. */
export async function removeFormerPostings(tx: Transaction, stories: readonly Story[]): Promise<void> {
  const now = new Map(stories.map(({ articleId, releaseId }) => [articleId, releaseId]));
  const { rows } = await tx.execute<{ id: string; release_id: string | null; words: Buffer }>(sql`
    select article_id as id, release_id, words from story_words where article_id = any(${idArray([...now.keys()])})`);
  for (const { id, release_id, words } of rows) {
    const releaseId = Number(release_id) as ReleaseId;
    if (release_id === null || now.get(Number(id) as ArticleId) === releaseId) continue;
    const keys: number[] = [];
    unpackWords(words, (key) => keys.push(key));
    await removePostings(tx, { releaseId, words: keys });
  }
}
