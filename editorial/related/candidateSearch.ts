import type { Transaction } from '#db/pools.ts';
import { readDocumentFrequency } from './documentFrequency.ts';
import { readFamilies, readTopicLists } from './liveStories.ts';
import { readPostings } from './postings.ts';
import type { QueryFeatures } from './queryFeatures.ts';
import { type CandidateList, familyOf, RelatedSearch } from './relatedSearch.ts';
import type { Among, RelationQuery } from './relationQuery.ts';
import { wordsToPost } from './termWeights.ts';

/**
 * Live stories in the language of each story that share telling words or topics with it, best first. Never itself or a
 * translation of it.
 */
export async function findRelatedCandidates(
  tx: Transaction,
  sought: readonly RelationQuery[],
  owns: readonly QueryFeatures[],
  amongWhat: Among = 'in-turn',
): Promise<CandidateList[]> {
  const isInTurn = amongWhat === 'in-turn';
  const ownIds = isInTurn ? sought.flatMap(({ releaseId }) => releaseId ?? []) : [];
  const common = await readDocumentFrequency(tx, ownIds);
  const posted = owns.map(({ vector }) => wordsToPost(vector, common));
  const postings = await readPostings(tx, new Set(posted.flat()), new Set(ownIds));
  const stories = sought.map(({ story }) => story);
  const search = new RelatedSearch({
    tx,
    isInTurn,
    common,
    postings,
    topics: await readTopicLists(
      tx,
      [...new Set(stories.flatMap(({ topics }) => topics.map(({ id }) => id)))],
      [...new Set(stories.map(({ article }) => article.language))],
      ownIds,
    ),
    families: await readFamilies(tx, [...new Set(stories.map(familyOf))]),
  });
  const asked = sought.map((one, at) =>
    search.ask({ ...one, own: owns[at] as QueryFeatures, posted: posted[at] ?? [] }),
  );
  await search.read(asked.flatMap(({ ranked, topical }) => [...ranked, ...topical]));
  const found: CandidateList[] = [];
  for (const one of asked) found.push(await search.find(one));
  return found;
}
