import { insertOf } from '#db/insertRows.ts';
import type { Transaction } from '#db/pools.ts';
import { and, eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ReleaseId } from '#db/schema/ids.ts';
import { type ReleaseKind, release, releaseAsset, releaseAuthor, releaseTopic } from '#db/schema/releases.ts';
import { sentTogether } from '#db/sentTogether.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { freeSlug, isProvisional } from '#editorial/articles/articleSlugs.ts';
import { canonicalContent, contentHash } from './contentHash.ts';
import { resolveContinuedNotes } from './continuedNotes.ts';
import { asLabels, type ReleaseContent } from './releaseContent.ts';

export type Placement = {
  number: number;
  previousHash: Uint8Array | null;
  kind: ReleaseKind;
  readerNote: string;
  /** the editor's answer whether it restores corrections that were taken back, if the texts do not show it */
  bringsBack?: boolean | undefined;
  /** the range in which it is live; `until` null: until another act ends it */
  from: Date;
  until: Date | null;
  firstReleasedAt: Date;
  /** when the meaning last changed */
  modifiedAt: Date;
};

export type Released = { releaseId: ReleaseId; number: number; slug: string };

export type Placed = Released & { content: ReleaseContent; placement: Placement };

/**
 * Inserts several releases. Lists show them after `placeInLists`, and search finds them after `indexReleases`. The
 * caller has locked and checked the articles.
 * @returns the placed releases in the order of `releases`, in which their ids rise
 * @throws {Refusal} `taken-back-unclear`
 */
export async function placeReleases(
  tx: Transaction,
  actor: ActorOrSystem,
  releases: { content: ReleaseContent; placement: Placement }[],
): Promise<Placed[]> {
  const rows: (typeof release.$inferInsert)[] = [];
  const slugs: string[] = [];
  for (const { content, placement } of releases) {
    slugs.push(await settleSlug(tx, content));
    rows.push(await rowOf(tx, actor, content, placement));
  }
  const ids = await insertReleases(tx, rows);
  return releases.map(({ content, placement }, at) => ({
    releaseId: ids[at] as ReleaseId,
    number: placement.number,
    slug: slugs[at] ?? content.article.slug,
    content,
    placement,
  }));
}

async function rowOf(
  tx: Transaction,
  actor: ActorOrSystem,
  content: ReleaseContent,
  { from, until, bringsBack, ...placement }: Placement,
) {
  if (!content.checked.fit) throw new Error('an unfit body was not refused');
  const { headline, standfirst, teaser, wordCount, pictures, section } = content;
  const { id: articleId, language, sectionId, leadAssetId, urgency, isOffFronts } = content.article;
  const columns = {
    ...placement,
    articleId,
    language,
    sectionId,
    leadAssetId,
    urgency,
    isOffFronts,
    headline,
    standfirst,
    teaser,
    wordCount,
    pictures,
    body: content.checked.body,
    topics: asLabels(content.topics),
    bylines: asLabels(content.authors),
    releasedAt: from,
  };
  // A snapshot from before sections could be renamed has no `ledgerName`, which is then the slug.
  const ledgerName = section?.ledgerName ?? section?.slug ?? null;
  return {
    ...columns,
    continues: await resolveContinuedNotes(tx, content, placement.number - 1, bringsBack),
    live: `[${from.toISOString()},${until?.toISOString() ?? ''})`,
    releasedBy: actor.id,
    draftUpto: content.draftUpto,
    contentHash: contentHash(canonicalContent(columns, ledgerName)),
  };
}

/** @returns the ids, in the order of the rows */
async function insertReleases(tx: Transaction, rows: (typeof release.$inferInsert)[]): Promise<ReleaseId[]> {
  if (rows.length === 0) return [];
  const { rows: inserted } = await tx.execute<{ id: string; article_id: string }>(
    sql`${insertOf(release, rows)} returning id, article_id`,
  );
  const byArticle = new Map(inserted.map((row) => [Number(row.article_id), Number(row.id) as ReleaseId]));
  return rows.map(({ articleId }) => {
    const id = byArticle.get(articleId);
    if (id === undefined) throw new Error('insert returned no row');
    return id;
  });
}

/** Replaces a provisional slug by one that is made from the headline. */
async function settleSlug(tx: Transaction, { article: row, headline }: ReleaseContent): Promise<string> {
  if (!isProvisional(row.slug)) return row.slug;
  const slug = await freeSlug(tx, headline, row.id);
  await tx
    .update(article)
    .set({ slug })
    .where(and(eq(article.id, row.id), eq(article.slug, row.slug)));
  return slug;
}

/** Inserts the rows by which lists of topics, authors and pictures find the releases. */
export async function placeInLists(tx: Transaction, placed: Placed[]): Promise<void> {
  const topics = placed.flatMap(({ releaseId, placement: { firstReleasedAt }, content }) =>
    content.topics.map(({ id: topicId }) => ({ topicId, releaseId, firstReleasedAt })),
  );
  const authors = placed.flatMap(({ releaseId, placement: { firstReleasedAt }, content }) =>
    content.authors.map(({ id: authorId }) => ({ authorId, releaseId, firstReleasedAt })),
  );
  const pictures = placed.flatMap(({ releaseId, content }) =>
    Object.values(content.pictures).map(({ assetId }) => ({ assetId, releaseId })),
  );
  await sentTogether([
    topics.length > 0 && tx.execute(insertOf(releaseTopic, topics)),
    authors.length > 0 && tx.execute(insertOf(releaseAuthor, authors)),
    pictures.length > 0 && tx.execute(insertOf(releaseAsset, pictures)),
  ]);
}
