import type { Transaction } from '#db/pools.ts';
import { and, asc, inArray, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { section } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { sectionIsActive } from '#editorial/bin/binFilters.ts';
import { authorizedTransaction } from '#editorial/people/reauthorization.ts';
import { setPins } from '#editorial/related/pins.ts';
import {
  externalIdOf,
  type Imported,
  insertImported,
  type KnownArticle,
  type Making,
  notHeld,
} from './importedRows.ts';
import { type ImportOrder, importOrder, type WireStory } from './importOrder.ts';

/** Creates drafts of wire stories, all or none, and pins each story's related stories to it, in their order. */
export async function importWire(
  actor: AnyActor,
  order: ImportOrder,
  options: Pick<Making, 'prepared'> = {},
): Promise<Imported[]> {
  allow(actor, 'article.import');
  const { articles } = importOrder.parse(order);
  return authorizedTransaction(actor, 'article.import', async (tx) => {
    return makeDrafts(tx, actor, articles, options);
  });
}

/** Like `importWire`, in a transaction of a caller that has authorized the import. */
export async function makeDrafts(
  tx: Transaction,
  actor: AnyActor,
  articles: WireStory[],
  making: Making = {},
): Promise<Imported[]> {
  const known = await findKnown(tx, articles.map(externalIdOf));
  const newStories = distinctById(articles).filter((story) => !known.has(externalIdOf(story)));
  await checkSections(tx, newStories);
  const inserted = await insertImported(tx, actor, newStories, making);
  const imported = articles.map((story): Imported => {
    const { key, headline } = story;
    const id = externalIdOf(story);
    const stored = inserted.get(id) ?? known.get(id);
    if (!stored) throw new Error('a story was neither found nor inserted');
    return { ...notHeld, ...stored, key, headline, duplicate: known.has(id) || !newStories.includes(story) };
  });
  await pinRelated(tx, articles, imported);
  return imported;
}

/** Articles that exist already. Of two simultaneous equal imports, the second waits and finds the first one's. */
async function findKnown(tx: Transaction, ids: string[]): Promise<Map<string, KnownArticle>> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(id, 0))
    from (select distinct id from unnest(${sql.param(ids)}::text[]) wanted (id) order by id) ordered`);
  const rows = await tx
    .select({ externalId: article.externalId, articleId: article.id, slug: article.slug })
    .from(article)
    .where(inArray(article.externalId, ids));
  return new Map(rows.map(({ externalId, ...row }) => [externalId ?? '', row]));
}

/** The first of several stories with one external id. */
function distinctById(stories: WireStory[]): WireStory[] {
  const first = new Map(stories.toReversed().map((story) => [externalIdOf(story), story]));
  return stories.filter((story) => first.get(externalIdOf(story)) === story);
}

async function checkSections(tx: Transaction, stories: WireStory[]): Promise<void> {
  const ids = [...new Set(stories.flatMap(({ sectionId }) => sectionId ?? []))];
  if (ids.length === 0) return;
  const existing = await tx
    .select({ id: section.id })
    .from(section)
    .where(and(inArray(section.id, ids), sectionIsActive))
    .orderBy(asc(section.id))
    .for('key share');
  if (existing.length < ids.length) throw new Refusal('not-found');
}

async function pinRelated(tx: Transaction, articles: WireStory[], imported: Imported[]): Promise<void> {
  const byKey = new Map(imported.map((each) => [each.key, each]));
  for (const [key, related] of Map.groupBy(articles, (story) => story.relatedTo)) {
    const main = key === null ? undefined : byKey.get(key);
    if (!main || main.duplicate) continue;
    const ids = related.flatMap((story) => byKey.get(story.key)?.articleId ?? []);
    const others = ids.filter((id) => id !== main.articleId);
    await setPins(tx, main.articleId, others.slice(0, 6), 'wire');
  }
}
