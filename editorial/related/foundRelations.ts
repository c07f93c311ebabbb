import type { Transaction } from '#db/pools.ts';
import type { ReleaseId } from '#db/schema/ids.ts';
import { findRelatedCandidates } from './candidateSearch.ts';
import { readEditorChoicesOfEach } from './editorChoices.ts';
import { listEntries, ranks } from './listEntries.ts';
import type { StoryNames } from './namesInText.ts';
import { type QueryFeatures, readQueryFeatures } from './queryFeatures.ts';
import { isReasonShown, reasonCount, reasonFor } from './reasons.ts';
import type { Relatable, RelatedEntry } from './relatable.ts';
import type { Neighbour } from './relatedLists.ts';
import type { CandidateList } from './relatedSearch.ts';
import type { Among, RelationQuery } from './relationQuery.ts';
import type { RelatedCandidate } from './storyComparison.ts';
import { readStoryNames } from './storyNames.ts';

export type Relations = {
  own: QueryFeatures;
  /** everything found, including near copies */
  found: RelatedCandidate[];
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
  const [found] = await findAllRelations(tx, [{ story, releaseId }]);
  if (!found) throw new Error('a story was looked for and not answered');
  return found;
}

/** The same for several stories. */
export async function findAllRelations(
  tx: Transaction,
  sought: readonly RelationQuery[],
  among: Among = 'in-turn',
): Promise<(Relations & Pick<CandidateList, 'self' | 'posted'>)[]> {
  const owns = await readQueryFeatures(tx, sought, among);
  const all = await findRelatedCandidates(tx, sought, owns, among);
  const chosen = await readEditorChoicesOfEach(
    tx,
    sought.map(({ story }) => story.article.id),
  );
  const names = await readStoryNames(
    tx,
    sought.map(({ story }) => story),
  );
  const relations: (Relations & Pick<CandidateList, 'self' | 'posted'>)[] = [];
  for (const [at, { story }] of sought.entries()) {
    const [own, found, choice, named] = [owns[at], all[at], chosen[at], names[at]];
    if (!own || !found || !choice || !named) throw new Error('fewer answers than stories');
    relations.push({
      own,
      found: found.candidates,
      among: found.among,
      entries: listEntries(story, { own, found, names: named, chosen: choice }),
      neighbours: neighboursOf(found.candidates, named),
      self: found.self,
      posted: found.posted,
    });
  }
  return relations;
}

/** The lists that the story would enter: as a related story, or as filler for a topic. */
function neighboursOf(found: RelatedCandidate[], names: StoryNames): Neighbour[] {
  const related = found
    .filter(({ back }) => back.isRelated)
    .sort((a, b) => b.back.score - a.back.score)
    .values()
    .filter(({ isCopy }) => !isCopy)
    .take(MAX_NEIGHBOURS)
    .map((one) => ({ one, reason: reasonFor(one, names, true) }))
    .filter(({ one, reason }) => isReasonShown(reason, one.back.text))
    .toArray();
  const more = found
    .values()
    .filter(({ back, topics, isCopy }) => !back.isRelated && topics.length > 0 && !isCopy)
    .take(MAX_NEIGHBOURS - related.length)
    .toArray();
  return [
    ...related.map(({ one, reason }) => ({
      articleId: one.articleId,
      rank: ranks.found,
      score: one.back.score,
      reason,
    })),
    ...more.map(({ articleId, topics: [topic] }) => ({
      articleId,
      rank: ranks.more,
      score: 0,
      reason: reasonCount(topic?.name ?? ''),
    })),
  ];
}

/** The result for a text that cannot be stored, and so cannot be searched for. */
export const noRelations: Relations = {
  own: {
    vector: { terms: new Map(), headline: new Set(), length: 0 },
    signature: new Uint8Array(0),
    linked: [],
    firstReleasedAt: 0,
  },
  found: [],
  among: 0,
  entries: [],
  neighbours: [],
};
