import { channel } from 'node:diagnostics_channel';
import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/pools';
import type { ArticleId, ReleaseId } from '#db/schema/ids';
import { type RelatedReason, relatedStory } from '#db/schema/releases';
import type { Frozen } from '#editorial/article/freezing';
import { readChosen } from './chosen.ts';
import { enterLists, lockLists, type Neighbour } from './entering.ts';
import { type Candidate, findCandidates, type Own } from './finding.ts';
import { listEntries } from './listing.ts';
import { keepLikeness, readOwn } from './own.ts';
import { reasonFor } from './reasons.ts';
import { floor } from './scoring.ts';
import { surfaceWords } from './surface.ts';

/** As much of a story as is needed to find its relations. */
export type Relatable = Pick<Frozen, 'headline' | 'standfirst' | 'plainText' | 'topics' | 'checked'> & {
  article: Pick<Frozen['article'], 'id' | 'language' | 'translationOf'>;
};

export type Entry = { relatedId: ArticleId; rank: number; score: number; reason: RelatedReason };

/** Tells whoever measures how long relating took: `{ articleId, ms }`. */
const related = channel('copydesk:related');

/** Lists that a story enters by itself, at most. */
const mostNeighbours = 12;

/**
 * Stores the stories beside an article, and enters it into the lists of the stories it was found with, where it beats
 * what stands there.
 * @param releaseId the release that says it, where there is one: its words are indexed already
 * @returns the other articles whose lists changed
 */
export async function relate(tx: Transaction, story: Relatable, releaseId?: ReleaseId): Promise<ArticleId[]> {
  const id = story.article.id;
  const began = performance.now();
  const { own, entries, neighbours } = await findRelations(tx, story, releaseId);
  await keepLikeness(tx, id, own);
  await lockLists(tx, [id, ...neighbours.map(({ articleId }) => articleId)]);
  await storeList(tx, id, entries);
  const changed = await enterLists(tx, { id, ...own }, neighbours);
  related.publish({ articleId: id, ms: performance.now() - began });
  return changed;
}

/** Puts a list in the place of what stood beside an article. The caller has locked it. */
export async function storeList(tx: Transaction, articleId: ArticleId, entries: Entry[]): Promise<void> {
  await tx.delete(relatedStory).where(eq(relatedStory.articleId, articleId));
  if (entries.length > 0)
    await tx.insert(relatedStory).values(entries.map((entry) => ({ articleId, ...entry })));
}

export type Relations = { own: Own; found: Candidate[]; entries: Entry[]; neighbours: Neighbour[] };

/** The stories beside an article, as they would be stored; and all that was found, copies too. Writes nothing. */
export async function findRelations(
  tx: Transaction,
  story: Relatable,
  releaseId?: ReleaseId,
): Promise<Relations> {
  const own = await readOwn(tx, story, releaseId);
  const found = await findCandidates(tx, story, own);
  const lexemes = new Set(found.flatMap(({ shared }) => shared.slice(0, 12)));
  const [surface, chosen] = await Promise.all([
    surfaceWords(tx, story, lexemes),
    readChosen(tx, story.article.id),
  ]);
  const entries = await listEntries(tx, story, { own, found, surface, chosen });
  const neighbours = found
    .filter((one) => !one.isCopy && one.back >= floor)
    .slice(0, mostNeighbours)
    .map((one) => ({ articleId: one.articleId, score: one.back, reason: reasonFor(one, surface, true) }));
  return { own, found, entries, neighbours };
}

/** A text that can't be stored can't be searched for either. */
export const noRelations: Relations = {
  own: {
    vector: { terms: new Map(), headline: new Set(), length: 0 },
    signature: new Uint8Array(0),
    linked: [],
    itself: 0,
  },
  found: [],
  entries: [],
  neighbours: [],
};
