import { channel } from 'node:diagnostics_channel';
import type { Transaction } from '#db/pools.ts';
import type { ArticleId, ReleaseId } from '#db/schema/ids.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { sentTogether } from '#db/sentTogether.ts';
import { findAllRelations, findRelations } from './foundRelations.ts';
import { MAX_LIST_ENTRIES } from './listLimits.ts';
import { lockLists } from './listLock.ts';
import { type ListedState, readListedStates } from './listRows.ts';
import { enqueueListRenewal, isMadeAmongFew } from './outdatedLists.ts';
import type { Among, Relatable, RelatedEntry } from './relatable.ts';
import { type Lists, readLists } from './relatedLists.ts';
import { storeFeatures } from './storedFeatures.ts';

/** A story and its release, whose terms are indexed already. */
export type Relation = { story: Relatable; releaseId: ReleaseId };

/** Publishes the duration for measurements: `{ articleId, ms }`, for several stories an equal part each. */
const related = channel('copydesk:related');

/**
 * Stores the related lists of several articles in the order of their releases. Each article searches the live stories
 * and the articles before it, and enters the lists of the stories found. @returns the other articles with changed lists
 */
export async function relateStories(tx: Transaction, relations: readonly Relation[]): Promise<ArticleId[]> {
  const { changed, among } = await makeLists(tx, relations);
  for (const [language, others] of among) await enqueueListRenewal(tx, { language, among: others });
  return changed;
}

/**
 * Stores a story's related list, and enters the story into the lists of the stories found, where its score is high
 * enough. @param releaseId its release, whose terms are indexed already @returns the other articles whose lists changed
 */
export const relateStory = (tx: Transaction, story: Relatable, releaseId: ReleaseId): Promise<ArticleId[]> =>
  relateStories(tx, [{ story, releaseId }]);

/**
 * Like `relateStories`, without renewing outdated lists. @returns also the number of other stories in each language
 */
export async function makeLists(
  tx: Transaction,
  relations: readonly Relation[],
  amongWhat: Among = 'in-turn',
): Promise<{ changed: ArticleId[]; among: Map<Language, number> }> {
  if (relations.length === 0) return { changed: [], among: new Map() };
  const began = performance.now();
  const ids = relations.map(({ story }) => story.article.id);
  const [before, results] = await sentTogether([
    readLists(tx, ids, ids),
    findAllRelations(tx, relations, amongWhat),
  ]);
  const neighbours = results.flatMap((result) => result.neighbours.map(({ articleId }) => articleId));
  const touched = new Set([...ids, ...neighbours]);
  const storing = storeFeatures(
    tx,
    results.map(({ features, self, posted, among }, at) => ({
      articleId: ids[at] as ArticleId,
      releaseId: relations[at]?.releaseId,
      vector: features.vector,
      signature: features.signature,
      linked: features.linked,
      self,
      posted,
      among: isMadeAmongFew(among) ? among : null,
    })),
  );
  await sentTogether([storing, lockLists(tx, touched)]);
  const lists = await readLists(tx, touched, ids);
  const candidates = results.flatMap((result) => result.candidates);
  const entries = results.flatMap((result) => result.entries.map(({ relatedId }) => relatedId));
  const listed = await readListedStates(tx, candidates, entries);
  const changed = new Set<ArticleId>();
  const among = new Map<Language, number>();
  for (const [at, result] of results.entries()) {
    const id = ids[at] as ArticleId;
    const { signature } = result.features;
    storeList(lists, id, withLaterEntries(before, lists, id, result.entries), listed);
    for (const changedId of lists.enter({ id, signature }, result.neighbours)) changed.add(changedId);
    listed.set(id, { isLive: false, signature });
    among.set((relations[at] as Relation).story.article.language, result.among);
  }
  await lists.write(tx);
  const ms = (performance.now() - began) / ids.length;
  for (const articleId of ids) related.publish({ articleId, ms });
  return { changed: [...changed], among };
}

/** Recomputes only the lists of some live articles: their texts are unchanged, so no other list changes. */
export async function replaceLists(tx: Transaction, relations: readonly Relation[]): Promise<void> {
  const ids = relations.map(({ story }) => story.article.id);
  await lockLists(tx, ids);
  const lists = await readLists(tx, ids, []);
  for (const { story, releaseId } of relations) {
    const { entries } = await findRelations(tx, story, releaseId);
    storeList(lists, story.article.id, entries, new Map());
  }
  await lists.write(tx);
}

/**
 * Merges a list that was computed before its lock was taken with entries that another node or the worker added in
 * between. They replace the last entries.
 */
function withLaterEntries(
  before: Lists,
  now: Lists,
  articleId: ArticleId,
  entries: readonly RelatedEntry[],
): readonly RelatedEntry[] {
  const was = new Set(before.of(articleId).map(({ relatedId }) => relatedId));
  const entered = now.of(articleId).filter(({ relatedId }) => !was.has(relatedId));
  if (entered.length === 0) return entries;
  const others = entries.filter(({ relatedId }) => entered.every((entry) => entry.relatedId !== relatedId));
  const free = Math.max(0, Math.max(MAX_LIST_ENTRIES, entries.length) - entered.length);
  return [...others.slice(0, free), ...entered];
}

function storeList(
  lists: Lists,
  articleId: ArticleId,
  entries: readonly RelatedEntry[],
  listed: ReadonlyMap<ArticleId, ListedState>,
): void {
  const stateOf = (id: ArticleId) => listed.get(id) ?? { isLive: false, signature: null };
  lists.put(
    articleId,
    entries.map((entry) => ({ ...entry, ...stateOf(entry.relatedId) })),
  );
}
