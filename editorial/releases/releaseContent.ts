import * as Y from 'yjs';
import { pictureIds } from '#body/bodyText.ts';
import { draftOf } from '#body/draftDocument.ts';
import { NORMAL_URGENCY } from '#contracts/urgency.ts';
import type { Transaction } from '#db/pools.ts';
import { inArray, sql } from '#db/query.ts';
import type { article } from '#db/schema/articles.ts';
import { draft, draftUpdate } from '#db/schema/drafts.ts';
import type { ArticleId, AssetId, AuthorId, SectionId, TopicId } from '#db/schema/ids.ts';
import type { FrozenPicture, Label } from '#db/schema/releases.ts';
import type { LocalizedNames } from '#db/schema/taxonomy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { type DraftText, draftText } from '#editorial/drafts/draftText.ts';
import { picturesOf, readAssets } from './releasePictures.ts';

type ArticleRow = typeof article.$inferSelect;

/** Everything about an article that a release would freeze, as it is in this transaction. */
export type ReleaseContent = { article: ArticleRow } & DraftText &
  Labels & {
    /** pictures of the body */
    figures: AssetId[];
    /** those and the lead, by asset id */
    pictures: Record<string, FrozenPicture>;
  };

/** @throws {Refusal} `not-found` */
export async function readReleaseContent(tx: Transaction, row: ArticleRow): Promise<ReleaseContent> {
  const [content] = await readReleaseContents(tx, [row]);
  if (!content) throw new Refusal('not-found');
  return content;
}

/**
 * The same of several articles, in their order.
 * @param known what drafts say that were made in this transaction; they are not read again
 * @throws {Refusal} `not-found`
 */
export async function readReleaseContents(
  tx: Transaction,
  rows: ArticleRow[],
  known: ReadonlyMap<ArticleId, DraftText> = new Map(),
): Promise<ReleaseContent[]> {
  const states = await readStates(
    tx,
    rows.filter(({ id }) => !known.has(id)),
  );
  const labels = await readLabels(tx, rows);
  const texts = rows.map((row) => known.get(row.id) ?? readText(row, states.get(row.id)));
  const figures = texts.map(({ checked }) => (checked.fit ? (pictureIds(checked.body) as AssetId[]) : []));
  const assets = await readAssets(tx, rows, figures);
  return rows.map((row, at) => {
    const own = figures[at] ?? [];
    const text = texts[at] ?? readText(row, undefined);
    const filed = labels.get(row.id) ?? noLabels;
    return { article: row, ...text, ...filed, figures: own, pictures: picturesOf(row, own, assets) };
  });
}

type State = { state: Uint8Array; upto: number };

/** @throws {Refusal} `not-found` */
function readText({ language }: ArticleRow, found: State | undefined): DraftText {
  if (!found) throw new Refusal('not-found');
  return draftText(draftOf(found.state), { upto: found.upto, language });
}

/**
 * The same for a release that is made of it in this transaction: until it ends, nothing that it is filed under is merged
 * or moved to the bin.
 * @throws {Refusal} `not-found`
 */
export async function lockReleaseContent(tx: Transaction, row: ArticleRow): Promise<ReleaseContent> {
  const [content] = await lockReleaseContents(tx, [row]);
  if (!content) throw new Refusal('not-found');
  return content;
}

/** The same of several articles, as `readReleaseContents` has them. @throws {Refusal} `not-found` */
export async function lockReleaseContents(
  tx: Transaction,
  rows: ArticleRow[],
  known?: ReadonlyMap<ArticleId, DraftText>,
): Promise<ReleaseContent[]> {
  const sections = [...new Set(rows.flatMap(({ sectionId }) => sectionId ?? []))];
  const ids = rows.map(({ id }) => id);
  await tx.execute(sql`select id from section where id = any(${sql.param(sections)}::bigint[])
    order by id for key share`);
  await tx.execute(sql`select id from topic where id in (
    select topic_id from article_topic where article_id = any(${sql.param(ids)}::bigint[])) order by id for key share`);
  return readReleaseContents(tx, rows, known);
}

/**
 * What was frozen earlier, on the article's row of now: address and translation link belong to the article, all else to
 * the snapshot.
 */
export function restoreReleaseContent(kept: ReleaseContent, row: ArticleRow): ReleaseContent {
  // What was frozen before these were kept has neither, and was as all stories were then.
  const { language, sectionId, leadAssetId, urgency = NORMAL_URGENCY, isOffFronts = false } = kept.article;
  return { ...kept, article: { ...row, language, sectionId, leadAssetId, urgency, isOffFronts } };
}

type Labels = {
  topics: (Label & { id: TopicId })[];
  authors: (Label & { id: AuthorId })[];
  section: { id: SectionId; slug: string; ledgerName?: string; names: LocalizedNames } | null;
};

const noLabels: Labels = { topics: [], authors: [], section: null };

/** What each article is filed under, in one question: a release waits for each. */
async function readLabels(tx: Transaction, rows: ArticleRow[]): Promise<Map<ArticleId, Labels>> {
  const ids = rows.map(({ id }) => id);
  const sections = rows.map(({ sectionId }) => sectionId);
  const { rows: found } = await tx.execute<Labels & { id: string }>(sql`select wanted.id,
    coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name) order by x.position)
      from article_topic x join topic t on t.id = x.topic_id where x.article_id = wanted.id), '[]') as topics,
    coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name) order by x.position)
      from article_author x join author t on t.id = x.author_id where x.article_id = wanted.id), '[]') as authors,
    (select jsonb_build_object('id', id, 'slug', slug, 'ledgerName', ledger_name, 'names', names) from section
      where id = wanted.section_id and deleted_at is null and merged_into is null) as section
    from unnest(${sql.param(ids)}::bigint[], ${sql.param(sections)}::bigint[]) wanted (id, section_id)`);
  return new Map(found.map(({ id, ...labels }) => [Number(id) as ArticleId, labels]));
}

/** The state of each draft with its whole log applied, and the last row of that log. */
async function readStates(tx: Transaction, rows: ArticleRow[]): Promise<Map<ArticleId, State>> {
  const ids = rows.map(({ id }) => id);
  const kept = await tx
    .select({ articleId: draft.articleId, state: draft.state, upto: draft.stateUpto })
    .from(draft)
    .where(inArray(draft.articleId, ids));
  // By the last row that was read with the state: the log may be compacted meanwhile.
  const { rows: log } = await tx.execute<{ articleId: string; id: string; update: Uint8Array }>(sql`
    select u.article_id as "articleId", u.id, u.update
    from unnest(${sql.param(kept.map(({ articleId }) => articleId))}::bigint[],
      ${sql.param(kept.map(({ upto }) => upto))}::bigint[]) known (article_id, upto)
    join ${draftUpdate} u on u.article_id = known.article_id and u.id > known.upto
    order by u.id`);
  const byArticle = Map.groupBy(log, ({ articleId }) => Number(articleId));
  return new Map(
    kept.map(({ articleId, state, upto }) => {
      const updates = byArticle.get(articleId) ?? [];
      const merged =
        updates.length > 0 ? Y.mergeUpdates([state, ...updates.map(({ update }) => update)]) : state;
      return [articleId, { state: merged, upto: Number(updates.at(-1)?.id ?? upto) }];
    }),
  );
}
