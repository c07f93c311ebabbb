import { channel } from 'node:diagnostics_channel';
import { and, eq, not, notInArray, sql } from 'drizzle-orm';
import type { Transaction } from '#db/pools';
import type { ArticleId, ReleaseId } from '#db/schema/ids';
import { type RelatedReason, relatedStory } from '#db/schema/releases';
import type { Frozen } from '#editorial/article/freezing';
import { readChosen } from './chosen.ts';
import { enterLists, lockLists, type Neighbour } from './entering.ts';
import { type Candidate, findCandidates, type Own } from './finding.ts';
import { listEntries, longestList, ranks } from './listing.ts';
import { noNames, type StoryNames } from './names.ts';
import { isYoung, promiseRenewal } from './outgrowing.ts';
import { keepLikeness, readOwn } from './own.ts';
import { moreOf, reasonFor } from './reasons.ts';
import { readStoryNames } from './storyNames.ts';

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
  const { changed, among } = await makeList(tx, story, releaseId);
  await promiseRenewal(tx, { language: story.article.language, among });
  return changed;
}

/** The same, whether or not the paper has outgrown other lists. @returns besides, among how many others it was made */
export async function makeList(
  tx: Transaction,
  story: Relatable,
  releaseId?: ReleaseId,
): Promise<{ changed: ArticleId[]; among: number }> {
  const id = story.article.id;
  const began = performance.now();
  const before = await readListed(tx, id);
  const { own, among, entries, neighbours } = await findRelations(tx, story, releaseId);
  await keepLikeness(tx, id, { ...own, among: isYoung(among) ? among : null });
  await lockLists(tx, [id, ...neighbours.map(({ articleId }) => articleId)]);
  await storeList(tx, id, entries, before);
  const changed = await enterLists(tx, { id, ...own }, neighbours);
  related.publish({ articleId: id, ms: performance.now() - began });
  return { changed, among };
}

/** What stands in a list and is not blocked there. */
async function readListed(tx: Transaction, articleId: ArticleId): Promise<ArticleId[]> {
  const isBlocked = sql`exists (select from related_block b
    where b.article_id = ${relatedStory.articleId} and b.related_id = ${relatedStory.relatedId})`;
  const rows = await tx
    .select({ id: relatedStory.relatedId })
    .from(relatedStory)
    .where(and(eq(relatedStory.articleId, articleId), not(isBlocked)));
  return rows.map(({ id }) => id);
}

/**
 * Puts a list in the place of what stood beside an article. The caller has locked it.
 * @param before what stood there when the search began, where the lock was taken after it: a story that a release of
 * another node or of the worker has entered since then stays, in the place of the last of the entries
 */
export async function storeList(
  tx: Transaction,
  articleId: ArticleId,
  entries: Entry[],
  before?: ArticleId[],
): Promise<void> {
  const since = before ? (await readListed(tx, articleId)).filter((id) => !before.includes(id)) : [];
  const list = eq(relatedStory.articleId, articleId);
  await tx
    .delete(relatedStory)
    .where(since.length > 0 ? and(list, notInArray(relatedStory.relatedId, since)) : list);
  const values = entries
    .filter(({ relatedId }) => !since.includes(relatedId))
    .slice(0, Math.max(0, Math.max(longestList, entries.length) - since.length))
    .map((entry) => ({ articleId, ...entry }));
  if (values.length > 0) await tx.insert(relatedStory).values(values);
}

export type Relations = {
  own: Own;
  found: Candidate[];
  /** other stories in the language */
  among: number;
  entries: Entry[];
  neighbours: Neighbour[];
};

/** The stories beside an article, as they would be stored; and all that was found, copies too. Writes nothing. */
export async function findRelations(
  tx: Transaction,
  story: Relatable,
  releaseId?: ReleaseId,
): Promise<Relations> {
  const own = await readOwn(tx, story, releaseId);
  const { candidates: found, among } = await findCandidates(tx, story, own);
  const chosen = await readChosen(tx, story.article.id);
  const [names = noNames] = await readStoryNames(tx, [story]);
  const entries = await listEntries(tx, story, { own, found, names, chosen });
  return { own, found, among, entries, neighbours: neighboursOf(found, names) };
}

/** Into whose lists it would come: as one that was found there, or as one more of a topic. */
function neighboursOf(found: Candidate[], names: StoryNames): Neighbour[] {
  const fit = found.filter(({ isCopy }) => !isCopy);
  const related = fit
    .filter(({ back }) => back.isRelated)
    .map((one) => ({
      articleId: one.articleId,
      rank: ranks.found,
      score: one.back.score,
      reason: reasonFor(one, names, true),
    }));
  const more = fit
    .filter(({ back }) => !back.isRelated)
    .flatMap(({ articleId, topics: [topic] }) =>
      topic ? [{ articleId, rank: ranks.more, score: 0, reason: moreOf(topic.name) }] : [],
    );
  return [...related, ...more].slice(0, mostNeighbours);
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
  among: 0,
  entries: [],
  neighbours: [],
};
