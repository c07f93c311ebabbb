import type { Transaction } from '#db/pools.ts';
import { sentTogether } from '#db/sentTogether.ts';
import { readDocumentFrequency } from './documentFrequency.ts';
import { readFamilies } from './liveStories.ts';
import { readPostings } from './postings.ts';
import type { QueryFeatures } from './queryFeatures.ts';
import type { Among, RelationQuery } from './relatable.ts';
import { type CandidateList, familyOf, RelatedSearch } from './relatedSearch.ts';
import { wordsToPost } from './termWeights.ts';
import { readTopicLists } from './topicLists.ts';

/**
 * For each story the live stories in its language that share significant terms or topics with it, best first. The story
 * itself and its translations are left out.
 */
export async function findRelatedCandidates(
  tx: Transaction,
  queries: readonly RelationQuery[],
  featuresPromise: Promise<readonly QueryFeatures[]>,
  amongWhat: Among = 'in-turn',
): Promise<CandidateList[]> {
  const isInTurn = amongWhat === 'in-turn';
  const storyReleaseIds = isInTurn ? queries.flatMap(({ releaseId }) => releaseId ?? []) : [];
  const stories = queries.map(({ story }) => story);
  const [allFeatures, common, topics, families] = await sentTogether([
    featuresPromise,
    readDocumentFrequency(tx, storyReleaseIds),
    readTopicLists(
      tx,
      [...new Set(stories.flatMap((story) => story.topics.map(({ id }) => id)))],
      [...new Set(stories.map(({ article }) => article.language))],
      storyReleaseIds,
    ),
    readFamilies(tx, [...new Set(stories.map(familyOf))]),
  ]);
  const posted = allFeatures.map(({ vector }) => wordsToPost(vector, common));
  const postings = await readPostings(tx, new Set(posted.flat()), new Set(storyReleaseIds));
  const search = new RelatedSearch({ tx, isInTurn, common, postings, topics, families });
  const prepared = queries.map((query, at) =>
    search.prepare({ ...query, features: allFeatures[at] as QueryFeatures, posted: posted[at] ?? [] }),
  );
  await search.read(prepared.flatMap(({ ranked, topical }) => [...ranked, ...topical]));
  const lists: CandidateList[] = [];
  for (const query of prepared) lists.push(await search.find(query));
  return lists;
}
