import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import * as Y from 'yjs';
import type { Body } from '#body/body';
import { type Checked, checkBody, oneLine } from '#body/check';
import { draftOf, readDraft, unconfirmedEntriesOf } from '#body/document';
import { entriesOf, newestFirst } from '#body/entries';
import { countWords, pictureIds, plainText, teaserOf } from '#body/text';
import { NORMAL_URGENCY } from '#contracts/urgency';
import type { Transaction } from '#db/pools';
import type { article } from '#db/schema/articles';
import { asset } from '#db/schema/assets';
import { draft, draftUpdate } from '#db/schema/drafts';
import type { Names } from '#db/schema/filing';
import type { ArticleId, AssetId, AuthorId, SectionId, TopicId } from '#db/schema/ids';
import type { Label, Picture } from '#db/schema/releases';
import { Refusal } from '#editorial/refusal';

type ArticleRow = typeof article.$inferSelect;

/** Everything about an article that a release would freeze, as it is in this transaction. */
export type Frozen = Awaited<ReturnType<typeof freeze>>;

/** @throws {Refusal} `not-found` */
export async function freeze(tx: Transaction, row: ArticleRow) {
  const { state, upto } = await readState(tx, row.id);
  const ydoc = draftOf(state);
  const content = readDraft(ydoc);
  const found = checkBody(content.body);
  const checked: Checked = found.fit ? { fit: true, body: newestFirst(found.body) } : found;
  const text = checked.fit ? plainText(checked.body) : '';
  const figures = checked.fit ? (pictureIds(checked.body) as AssetId[]) : [];
  const { topics, authors, section } = await readLabels(tx, row);
  const pictures = await readPictures(tx, row, figures);
  return {
    article: row,
    draftUpto: upto,
    headline: oneLine(content.headline),
    standfirst: oneLine(content.standfirst),
    checked,
    /** names of entries whose time the server has not confirmed */
    unconfirmed: checked.fit ? unconfirmedIn(checked.body, ydoc) : [],
    plainText: text,
    teaser: checked.fit ? teaserOf(checked.body) : '',
    wordCount: countWords(text, row.language),
    section,
    topics,
    authors,
    figures,
    pictures,
  };
}

/**
 * The same for a release that is made of it in this transaction: until it ends, nothing that it is filed under is merged
 * or moved to the bin.
 * @throws {Refusal} `not-found`
 */
export async function freezeForRelease(tx: Transaction, row: ArticleRow): Promise<Frozen> {
  await tx.execute(sql`select id from section where id = ${row.sectionId}::bigint for key share`);
  await tx.execute(sql`select id from topic where id in (select topic_id from article_topic where article_id = ${row.id})
    order by id for key share`);
  return freeze(tx, row);
}

function unconfirmedIn(body: Body, ydoc: Y.Doc): string[] {
  const pending = unconfirmedEntriesOf(ydoc);
  return entriesOf(body)
    .map(({ node }) => String(node.attrs?.name))
    .filter((name) => pending.has(name));
}

/**
 * What was frozen earlier, on the article's row of now: address and translation link belong to the article, all else to
 * the snapshot.
 */
export function restoreFrozen(kept: Frozen, row: ArticleRow): Frozen {
  // What was frozen before these were kept has neither, and was as all stories were then.
  const { language, sectionId, leadAssetId, urgency = NORMAL_URGENCY, isOffFronts = false } = kept.article;
  return { ...kept, article: { ...row, language, sectionId, leadAssetId, urgency, isOffFronts } };
}

type Labels = {
  topics: (Label & { id: TopicId })[];
  authors: (Label & { id: AuthorId })[];
  section: { id: SectionId; slug: string; ledgerName?: string; names: Names } | null;
};

/** What the article is filed under, in one question: a release waits for each. */
async function readLabels(tx: Transaction, row: ArticleRow): Promise<Labels> {
  const { rows } = await tx.execute<Labels>(sql`select
    coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name) order by x.position)
      from article_topic x join topic t on t.id = x.topic_id where x.article_id = ${row.id}), '[]') as topics,
    coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name) order by x.position)
      from article_author x join author t on t.id = x.author_id where x.article_id = ${row.id}), '[]') as authors,
    (select jsonb_build_object('id', id, 'slug', slug, 'ledgerName', ledger_name, 'names', names) from section
      where id = ${row.sectionId}::bigint and deleted_at is null and merged_into is null) as section`);
  const [labels] = rows;
  if (!labels) throw new Error('a select without from gave no row');
  return labels;
}

/** The draft's state with its whole log applied, and the last row of that log. */
async function readState(
  tx: Transaction,
  articleId: ArticleId,
): Promise<{ state: Uint8Array; upto: number }> {
  const [kept] = await tx
    .select({ state: draft.state, upto: draft.stateUpto })
    .from(draft)
    .where(eq(draft.articleId, articleId));
  if (!kept) throw new Refusal('not-found');
  const rows = await tx
    .select({ id: draftUpdate.id, update: draftUpdate.update })
    .from(draftUpdate)
    .where(and(eq(draftUpdate.articleId, articleId), gt(draftUpdate.id, kept.upto)))
    .orderBy(asc(draftUpdate.id));
  return {
    state: rows.length > 0 ? Y.mergeUpdates([kept.state, ...rows.map((row) => row.update)]) : kept.state,
    upto: rows.at(-1)?.id ?? kept.upto,
  };
}

/** The pictures of the body and the lead, by asset id; what the article says of its lead goes before the asset's own words. */
async function readPictures(
  tx: Transaction,
  row: ArticleRow,
  figures: AssetId[],
): Promise<Record<string, Picture>> {
  const ids = [...figures, ...(row.leadAssetId ? [row.leadAssetId] : [])];
  if (ids.length === 0) return {};
  const assets = await tx.select().from(asset).where(inArray(asset.id, ids));
  const pictures = assets.map((found): Picture => {
    const isLead = found.id === row.leadAssetId;
    return {
      assetId: found.id,
      alt: (isLead ? row.leadAlt : null) ?? found.alt,
      caption: (isLead ? row.leadCaption : null) ?? found.caption,
      credit: found.credit,
      width: found.width,
      height: found.height,
      colour: found.colour,
      renditions: found.renditions.map(({ name, format, width, height }) => ({
        name,
        format,
        width,
        height,
      })),
    };
  });
  return Object.fromEntries(pictures.map((picture) => [String(picture.assetId), picture]));
}
