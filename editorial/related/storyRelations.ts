import { channel } from 'node:diagnostics_channel';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId, ReleaseId } from '#db/schema/ids.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { findAllRelations, findRelations, type Relations } from './foundRelations.ts';
import { longestList } from './listEntries.ts';
import { lockLists } from './listLock.ts';
import { listOf } from './liveStories.ts';
import { enqueueListRenewal, isMadeAmongFew } from './outdatedLists.ts';
import { storeFeatures } from './queryFeatures.ts';
import type { Relatable, RelatedEntry } from './relatable.ts';
import { type ListedStory, type Lists, readLists } from './relatedLists.ts';
import type { Among } from './relationQuery.ts';

/** A story and its release, whose terms are indexed already. */
export type Relation = { story: Relatable; releaseId: ReleaseId };

/** Publishes the duration for measurements: `{ articleId, ms }`, for several stories an equal part each. */
const related = channel('copydesk:related');

/**
 * Stores the related lists of several articles in the order of their releases, as if each had been related before the
 * next: each searches what is live and those before it, and enters the lists of the stories found. @returns the other
 * articles whose lists changed
 */
export async function relateStories(tx: Transaction, relations: readonly Relation[]): Promise<ArticleId[]> {
  const { changed, among } = await makeLists(tx, relations);
  for (const [language, others] of among) await enqueueListRenewal(tx, { language, among: others });
  return changed;
}

/**
 * The same without renewing lists that the paper has outgrown. @returns in addition, the number of other stories in
 * each language
 */
export async function makeLists(
  tx: Transaction,
  relations: readonly Relation[],
  amongWhat: Among = 'in-turn',
): Promise<{ changed: ArticleId[]; among: Map<Language, number> }> {
  if (relations.length === 0) return { changed: [], among: new Map() };
  const began = performance.now();
  const ids = relations.map(({ story }) => story.article.id);
  const before = await readLists(tx, ids, ids);
  const found = await findAllRelations(tx, relations, amongWhat);
  await storeFeatures(
    tx,
    found.map(({ own, self, posted, among }, at) => ({
      ...{ articleId: ids[at] as ArticleId, releaseId: relations[at]?.releaseId },
      ...{ vector: own.vector, signature: own.signature, linked: own.linked },
      ...{ self, posted, among: isMadeAmongFew(among) ? among : null },
    })),
  );
  const touched = new Set([
    ...ids,
    ...found.flatMap(({ neighbours }) => neighbours.map(({ articleId }) => articleId)),
  ]);
  await lockLists(tx, touched);
  const lists = await readLists(tx, touched, ids);
  const listed = await readListed(tx, found);
  const changed = new Set<ArticleId>();
  const among = new Map<Language, number>();
  for (const [at, one] of found.entries()) {
    const id = ids[at] as ArticleId;
    const { signature } = one.own;
    storeList(lists, id, sinceThen(before, lists, id, one.entries), listed);
    for (const other of lists.enter({ id, signature }, one.neighbours)) changed.add(other);
    listed.set(id, { isLive: false, signature });
    among.set((relations[at] as Relation).story.article.language, one.among);
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
 * Merges a list computed before its lock was taken with entries that another node or the worker has added meanwhile:
 * those stay, in place of the last entries.
 */
function sinceThen(
  before: Lists,
  now: Lists,
  articleId: ArticleId,
  entries: readonly RelatedEntry[],
): readonly RelatedEntry[] {
  const was = new Set(before.of(articleId).map(({ relatedId }) => relatedId));
  const entered = now.of(articleId).filter(({ relatedId }) => !was.has(relatedId));
  if (entered.length === 0) return entries;
  const isNew = new Set(entered.map(({ relatedId }) => relatedId));
  const free = Math.max(longestList, entries.length) - entered.length;
  return [
    ...entries.filter(({ relatedId }) => !isNew.has(relatedId)).slice(0, Math.max(0, free)),
    ...entered,
  ];
}

type Known = Pick<ListedStory, 'isLive' | 'signature'>;

function storeList(
  lists: Lists,
  articleId: ArticleId,
  entries: readonly RelatedEntry[],
  listed: ReadonlyMap<ArticleId, Known>,
): void {
  lists.put(
    articleId,
    entries.map((entry) => ({
      ...entry,
      ...(listed.get(entry.relatedId) ?? { isLive: false, signature: null }),
    })),
  );
}

/** Reads, for all found or chosen stories, what later insertions into lists need. */
async function readListed(tx: Transaction, found: readonly Relations[]): Promise<Map<ArticleId, Known>> {
  const known = new Map<ArticleId, Known>();
  for (const { found: candidates } of found)
    for (const { articleId, signature } of candidates) known.set(articleId, { isLive: true, signature });
  const others = new Set(
    found.flatMap(({ entries }) =>
      entries.flatMap(({ relatedId }) => (known.has(relatedId) ? [] : [relatedId])),
    ),
  );
  if (others.size === 0) return known;
  const { rows } = await tx.execute<{ id: string; is_live: boolean; signature: Buffer | null }>(sql`
    select asked.id, l.signature, exists (select from release r where r.article_id = asked.id
      and not isempty(r.live) and coalesce(upper(r.live), 'infinity') > clock_timestamp()) as is_live
    from unnest(${listOf([...others])}) asked(id) left join story_likeness l on l.article_id = asked.id`);
  for (const { id, is_live, signature } of rows)
    known.set(Number(id) as ArticleId, { isLive: is_live, signature });
  return known;
}
