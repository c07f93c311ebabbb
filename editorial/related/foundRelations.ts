import type { Transaction } from '#db/pools.ts';
import type { ReleaseId } from '#db/schema/ids.ts';
import { sentTogether } from '#db/sentTogether.ts';
import { findRelatedCandidates } from './candidateSearch.ts';
import { readEditorChoicesOfEach } from './editorChoices.ts';
import { listEntries, ranks } from './listEntries.ts';
import type { StoryNames } from './namesInText.ts';
import { type QueryFeatures, readQueryFeatures } from './queryFeatures.ts';
import { fillerReason, isReasonShown, reasonFor } from './reasons.ts';
import type { Among, Relatable, RelatedEntry, RelationQuery } from './relatable.ts';
import type { Neighbour } from './relatedLists.ts';
import type { CandidateList } from './relatedSearch.ts';
import type { RelatedCandidate } from './storyComparison.ts';
import { readStoryNames } from './storyNames.ts';

export type Relations = {
  features: QueryFeatures;
  /** everything that the search found, including near copies */
  candidates: RelatedCandidate[];
  /** number of other stories in the language */
  among: number;
  entries: RelatedEntry[];
  neighbours: Neighbour[];
};

/** Maximum lists that a story enters automatically. */
const MAX_NEIGHBOURS = 12;

/** Computes the related list of an article. Writes nothing. */
export async function findRelations(
  tx: Transaction,
  story: Relatable,
  releaseId?: ReleaseId,
): Promise<Relations> {
  const [relations] = await findAllRelations(tx, [{ story, releaseId }]);
  if (!relations) throw new Error('the search returned no result for the story');
  return relations;
}

type StoredRelations = Relations & Pick<CandidateList, 'self' | 'posted'>;

/** Like `findRelations`, for several stories. */
export async function findAllRelations(
  tx: Transaction,
  queries: readonly RelationQuery[],
  among: Among = 'in-turn',
): Promise<StoredRelations[]> {
  const stories = queries.map(({ story }) => story);
  const ids = stories.map(({ article }) => article.id);
  const featuresPromise = readQueryFeatures(tx, queries, among);
  const [allFeatures, lists, allChoices, allNames] = await sentTogether([
    featuresPromise,
    findRelatedCandidates(tx, queries, featuresPromise, among),
    readEditorChoicesOfEach(tx, ids),
    readStoryNames(tx, stories),
  ]);
  return stories.map((story, at) => {
    const [features, candidateList] = [allFeatures[at], lists[at]];
    const [choices, names] = [allChoices[at], allNames[at]];
    if (!features || !candidateList || !choices || !names) throw new Error('fewer results than stories');
    const { candidates, newestOf: _, ...rest } = candidateList;
    const entries = listEntries(story, { features, candidateList, names, choices });
    return { features, candidates, entries, neighbours: neighboursOf(candidates, names), ...rest };
  });
}

/** The related lists that the story would enter: as a related story, or as filler for a topic. */
function neighboursOf(candidates: RelatedCandidate[], names: StoryNames): Neighbour[] {
  const related = candidates
    .filter(({ back }) => back.isRelated)
    .sort((a, b) => b.back.score - a.back.score)
    .values()
    .filter(({ isCopy }) => !isCopy)
    .take(MAX_NEIGHBOURS)
    .map((candidate) => ({ candidate, reason: reasonFor(candidate, names, true) }))
    .filter(({ candidate, reason }) => isReasonShown(reason, candidate.back.text))
    .map(({ candidate: { articleId, back }, reason }) => ({
      articleId,
      rank: ranks.similar,
      score: back.score,
      reason,
    }))
    .toArray();
  const more = candidates
    .values()
    .filter(({ back, topics, isCopy }) => !back.isRelated && topics.length > 0 && !isCopy)
    .take(MAX_NEIGHBOURS - related.length)
    .map(({ articleId, topics: [topic] }) => {
      const reason = fillerReason(topic?.name ?? '');
      return { articleId, rank: ranks.more, score: 0, reason };
    });
  return [...related, ...more];
}

/** The result for a text that Postgres cannot process. */
export const noRelations: Relations = {
  features: {
    vector: { terms: new Map(), headline: new Set(), length: 0 },
    signature: new Uint8Array(0),
    linked: [],
    firstReleasedAt: 0,
  },
  candidates: [],
  among: 0,
  entries: [],
  neighbours: [],
};
