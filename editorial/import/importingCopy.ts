import type { HoldReason, KeptOut } from '#contracts/keptOut.ts';
import { insertOf } from '#db/insertRows.ts';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { and, asc, inArray, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { importRecord } from '#db/schema/imports.ts';
import { section } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { freeSlugs } from '#editorial/articles/articleSlugs.ts';
import { labelNew } from '#editorial/articles/topicsAndAuthors.ts';
import { recordEach } from '#editorial/audit/auditRecord.ts';
import { sectionIsKept } from '#editorial/bin/binFilters.ts';
import type { DraftText } from '#editorial/drafts/draftText.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';
import { setPins } from '#editorial/related/pins.ts';
import { holdAtTime } from './copyHolds.ts';
import { insertDrafts } from './draftInsertion.ts';
import { fingerprintOf } from './duplicateImports.ts';
import { type ImportOrder, importOrder, type WireStory } from './importOrder.ts';
import { type PreparedDraft, prepareDraft } from './preparedDraft.ts';
import { readWireTimes } from './wallTimes.ts';

export type Imported = {
  key: string;
  headline: string;
  articleId: ArticleId;
  slug: string;
  /** it existed already, by its external id or its exact text: nothing was created */
  duplicate: boolean;
  /** why it must not be released without a person's decision */
  hold: HoldReason | null;
  /** an ISO instant */
  embargoedUntil: string | null;
  /** the passages of the copy that are not in the draft */
  keptOut: KeptOut[];
};

/** Creates drafts of wire stories, all or none, and pins the related stories of each, in their order. */
export async function importWire(
  actor: AnyActor,
  order: ImportOrder,
  options: Pick<Making, 'prepared'> = {},
): Promise<Imported[]> {
  allow(actor, 'article.import');
  const { articles } = importOrder.parse(order);
  return inTransaction(async (tx) => {
    await reauthorize(tx, actor, 'article.import');
    return makeDrafts(tx, actor, articles, options);
  });
}

type Making = {
  /** drafts made of these stories beforehand, by their keys; others are made here */
  prepared?: ReadonlyMap<string, PreparedDraft> | undefined;
  /** receives the text of each new draft, for a caller that releases the drafts in this transaction */
  texts?: Map<ArticleId, DraftText>;
};

/** Like `importWire`, in the transaction of a caller that has authorized the import. */
export async function makeDrafts(
  tx: Transaction,
  actor: AnyActor,
  articles: WireStory[],
  making: Making = {},
): Promise<Imported[]> {
  const known = await findKnown(tx, articles.map(externalIdOf));
  const fresh = distinctById(articles).filter((story) => !known.has(externalIdOf(story)));
  await judgeSections(tx, fresh);
  const begun = await begin(tx, actor, fresh, making);
  const made = articles.map((story): Imported => {
    const { key, headline } = story;
    const id = externalIdOf(story);
    const one = begun.get(id) ?? known.get(id);
    if (!one) throw new Error('a story was neither known nor made');
    return { ...notHeld, ...one, key, headline, duplicate: known.has(id) || !fresh.includes(story) };
  });
  await pinBeside(tx, articles, made);
  return made;
}

const externalIdOf = (story: WireStory): string => story.externalId ?? fingerprintOf(story);

type Known = { articleId: ArticleId; slug: string };
type Begun = Known & Pick<Imported, 'hold' | 'embargoedUntil' | 'keptOut'>;
const notHeld = { hold: null, embargoedUntil: null, keptOut: [] };

/** The stories that exist already. A second, simultaneous import waits here and finds what the first has created. */
async function findKnown(tx: Transaction, ids: string[]): Promise<Map<string, Known>> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(id, 0))
    from (select distinct id from unnest(${sql.param(ids)}::text[]) wanted (id) order by id) ordered`);
  const rows = await tx
    .select({ externalId: article.externalId, articleId: article.id, slug: article.slug })
    .from(article)
    .where(inArray(article.externalId, ids));
  return new Map(rows.map(({ externalId, ...row }) => [externalId ?? '', row]));
}

/** The first of each, when an order has a story twice. */
function distinctById(stories: WireStory[]): WireStory[] {
  const first = new Map(stories.toReversed().map((story) => [externalIdOf(story), story]));
  return stories.filter((story) => first.get(externalIdOf(story)) === story);
}

async function judgeSections(tx: Transaction, stories: WireStory[]): Promise<void> {
  const ids = [...new Set(stories.flatMap(({ sectionId }) => sectionId ?? []))];
  if (ids.length === 0) return;
  const there = await tx
    .select({ id: section.id })
    .from(section)
    .where(and(inArray(section.id, ids), sectionIsKept))
    .orderBy(asc(section.id))
    .for('key share');
  if (there.length < ids.length) throw new Refusal('not-found');
}

/** Inserts all stories at once: with a statement per row a long archive would be slow. */
async function begin(
  tx: Transaction,
  actor: AnyActor,
  stories: WireStory[],
  { prepared, texts }: Making,
): Promise<Map<string, Begun>> {
  if (stories.length === 0) return new Map();
  const holds = await holdsOf(tx, stories);
  const slugs = await freeSlugs(
    tx,
    stories.map(({ headline }) => headline),
  );
  const rows = stories.map((story, at) => ({
    slug: slugs[at] ?? '',
    language: story.language,
    externalId: externalIdOf(story),
    sectionId: story.sectionId,
    wireReleasedAt: holds[at]?.wireReleasedAt ?? null,
    urgency: story.urgency,
    isOffFronts: !story.onFronts,
    createdBy: actor.id,
  }));
  const { rows: inserted } = await tx.execute<{ id: string; external_id: string; slug: string }>(
    sql`${insertOf(article, rows)} returning id, external_id, slug`,
  );
  const made = inserted.map(({ id, external_id, slug }) => ({
    externalId: external_id,
    articleId: Number(id) as ArticleId,
    slug,
  }));
  const holdsById = new Map(stories.map((story, at) => [externalIdOf(story), { story, held: holds[at] }]));
  const begun = new Map(
    made.map(({ externalId, ...row }): [string, Begun] => {
      const { story, held } = holdsById.get(externalId ?? '') ?? {};
      const embargoedUntil = held?.embargoedUntil?.toISOString() ?? null;
      return [
        externalId ?? '',
        { ...row, hold: held?.hold ?? null, embargoedUntil, keptOut: story?.keptOut ?? [] },
      ];
    }),
  );
  await keepRecords(tx, [...begun.values()]);
  const placed = stories.flatMap((story) => {
    const { articleId } = begun.get(externalIdOf(story)) ?? {};
    return articleId === undefined
      ? []
      : [{ ...story, articleId, hold: begun.get(externalIdOf(story))?.hold ?? null }];
  });
  const drafts = placed.map((story) => ({
    ...(prepared?.get(story.key) ?? prepareDraft(story)),
    articleId: story.articleId,
  }));
  await insertDrafts(tx, actor, drafts);
  for (const { articleId, text } of drafts) texts?.set(articleId, text);
  await labelNew(tx, actor, placed);
  const events = placed.map((story) => ({
    event: 'article.import' as const,
    subject: { is: 'article' as const, id: story.articleId },
    detail: {
      headline: story.headline,
      externalId: externalIdOf(story),
      ...(story.hold && { hold: story.hold }),
    },
  }));
  await recordEach(tx, actor, events);
  return begun;
}

/** The hold of each, by the database's clock. */
async function holdsOf(tx: Transaction, stories: WireStory[]) {
  const times = await readWireTimes(
    tx,
    stories.flatMap(({ releasedAt, embargoedUntil }) => [releasedAt, embargoedUntil]),
  );
  const { rows } = await tx.execute<{ now: string }>(
    sql`select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`,
  );
  const now = new Date(rows[0]?.now ?? 0);
  return stories.map(({ hold }, at) =>
    holdAtTime(now, { hold, releasedAt: times[2 * at] ?? null, embargoedUntil: times[2 * at + 1] ?? null }),
  );
}

async function keepRecords(tx: Transaction, begun: Begun[]): Promise<void> {
  const rows = begun
    .filter(({ hold, keptOut }) => hold !== null || keptOut.length > 0)
    .map(({ articleId, hold, embargoedUntil, keptOut }) => ({
      articleId,
      hold,
      embargoedUntil: embargoedUntil === null ? null : new Date(embargoedUntil),
      keptOut,
    }));
  if (rows.length > 0) await tx.insert(importRecord).values(rows);
}

async function pinBeside(tx: Transaction, articles: WireStory[], made: Imported[]): Promise<void> {
  const byKey = new Map(made.map((one) => [one.key, one]));
  for (const [key, beside] of Map.groupBy(articles, (story) => story.relatedTo)) {
    const main = key === null ? undefined : byKey.get(key);
    if (!main || main.duplicate) continue;
    const pinned = beside.flatMap((story) => byKey.get(story.key)?.articleId ?? []);
    const others = pinned.filter((id) => id !== main.articleId).slice(0, 6);
    await setPins(tx, main.articleId, others, 'wire');
  }
}
