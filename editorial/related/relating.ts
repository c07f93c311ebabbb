import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/pools';
import type { ArticleId } from '#db/schema/ids';
import { type RelatedReason, relatedStory } from '#db/schema/releases';
import type { Frozen } from '#editorial/article/freezing';
import { enterLists, lockLists, type Neighbour } from './entering.ts';
import { type Candidate, findCandidates } from './finding.ts';
import { readPinned } from './pins.ts';
import { score } from './scoring.ts';

/** How many are kept in a list: twice what is shown, so that a withdrawal leaves no gap. */
export const longestList = 12;
/** Pins come first, by their place; what was found stands behind all of them. */
export const foundRank = 1_000;

/** As much of a story as is needed to find its relations. */
export type Relatable = Pick<Frozen, 'headline' | 'standfirst' | 'plainText' | 'topics'> & {
  article: Pick<Frozen['article'], 'id' | 'language' | 'translationOf'>;
};

export type Entry = { relatedId: ArticleId; rank: number; score: number; reason: RelatedReason };

/**
 * Stores the stories beside an article (pins first, then found), and enters it into the lists of the stories it was
 * found with, where it beats what stands there.
 * @returns the other articles whose lists changed
 */
export async function relate(tx: Transaction, story: Relatable): Promise<ArticleId[]> {
  const id = story.article.id;
  const { entries, found } = await findRelations(tx, story);
  const neighbours = neighboursOf(found);
  await lockLists(tx, [id, ...neighbours.map(({ articleId }) => articleId)]);
  await tx.delete(relatedStory).where(eq(relatedStory.articleId, id));
  const list = entries.map((entry) => ({ articleId: id, ...entry }));
  if (list.length > 0) await tx.insert(relatedStory).values(list);
  return enterLists(tx, id, neighbours);
}

type Scored = Candidate & { score: number };

/**
 * The stories beside an article, as they would be stored: pins first, then found; and all that were found, pinned or
 * not. Writes nothing.
 */
export async function findRelations(
  tx: Transaction,
  story: Relatable,
): Promise<{ entries: Entry[]; found: Scored[] }> {
  const pinned = await readPins(tx, story.article.id);
  const isPinned = new Set(pinned.map((entry) => entry.relatedId));
  const found = score(await findCandidates(tx, story));
  const unpinned = found
    .filter((candidate) => !isPinned.has(candidate.articleId))
    .slice(0, longestList)
    .map((candidate): Entry => ({ relatedId: candidate.articleId, ...standingOf(candidate) }));
  return { entries: [...pinned, ...unpinned], found };
}

/** The stories into whose lists one may enter, best first. */
export const neighboursOf = (found: Scored[]): Neighbour[] =>
  found
    .slice(0, longestList)
    .map((candidate) => ({ articleId: candidate.articleId, ...standingOf(candidate) }));

async function readPins(tx: Transaction, id: ArticleId): Promise<Entry[]> {
  const pins = await readPinned(tx, id);
  return pins.map((relatedId, rank) => ({ relatedId, rank, score: 1, reason: { why: 'pinned' } }));
}

function standingOf(candidate: Candidate & { score: number }): Omit<Entry, 'relatedId'> {
  const reason: RelatedReason =
    candidate.topics.length > 0
      ? { why: 'topics', topics: candidate.topics.map((topic) => topic.name) }
      : { why: 'text', words: candidate.words };
  return { rank: foundRank, score: candidate.score, reason };
}
