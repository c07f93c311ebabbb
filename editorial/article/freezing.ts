import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import * as Y from 'yjs';
import { type Checked, checkBody } from '#body/check';
import { draftOf, readDraft } from '#body/document';
import { countWords, pictureIds, plainText, teaserOf } from '#body/text';
import type { Transaction } from '#db/pools';
import { type article, articleAuthor, articleTopic } from '#db/schema/articles';
import { asset } from '#db/schema/assets';
import { draft, draftUpdate } from '#db/schema/drafts';
import { author, section, topic } from '#db/schema/filing';
import type { ArticleId, AssetId } from '#db/schema/ids';
import type { Picture } from '#db/schema/releases';
import { Refusal } from '#editorial/refusal';

type ArticleRow = typeof article.$inferSelect;

/** Everything about an article that a release would freeze, as it is in this transaction. */
export type Frozen = Awaited<ReturnType<typeof freeze>>;

/** @throws {Refusal} `not-found` */
export async function freeze(tx: Transaction, row: ArticleRow) {
  const { state, upto } = await readState(tx, row.id);
  const content = readDraft(draftOf(state));
  const checked: Checked = checkBody(content.body);
  const text = checked.fit ? plainText(checked.body) : '';
  const figures = checked.fit ? (pictureIds(checked.body) as AssetId[]) : [];
  // One after another: a transaction is one connection, which answers one query at a time.
  const topics = await tx
    .select({ id: topic.id, slug: topic.slug, name: topic.name })
    .from(articleTopic)
    .innerJoin(topic, eq(topic.id, articleTopic.topicId))
    .where(eq(articleTopic.articleId, row.id))
    .orderBy(asc(articleTopic.position));
  const authors = await tx
    .select({ id: author.id, slug: author.slug, name: author.name })
    .from(articleAuthor)
    .innerJoin(author, eq(author.id, articleAuthor.authorId))
    .where(eq(articleAuthor.articleId, row.id))
    .orderBy(asc(articleAuthor.position));
  const [filedIn] = row.sectionId ? await tx.select().from(section).where(eq(section.id, row.sectionId)) : [];
  const pictures = await readPictures(tx, row, figures);
  return {
    article: row,
    draftUpto: upto,
    headline: content.headline.replace(/\s+/gu, ' ').trim(),
    standfirst: content.standfirst.replace(/\s+/gu, ' ').trim(),
    checked,
    plainText: text,
    teaser: checked.fit ? teaserOf(checked.body) : '',
    wordCount: countWords(text, row.language),
    section: filedIn ?? null,
    topics,
    authors,
    figures,
    pictures,
  };
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
