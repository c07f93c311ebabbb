import type { Body } from '#body/bodyTypes.ts';
import { insertOf } from '#db/insertRows.ts';
import type { Transaction } from '#db/pools.ts';
import { and, eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ReleaseId } from '#db/schema/ids.ts';
import { type ReleaseKind, release, releaseAsset, releaseAuthor, releaseTopic } from '#db/schema/releases.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { freeSlug, isProvisional } from '#editorial/articles/articleSlugs.ts';
import { canonicalContent, contentHash } from './contentHash.ts';
import { resolveContinuedNotes } from './continuedNotes.ts';
import type { ReleaseContent } from './releaseContent.ts';
import { indexReleases } from './releaseSearchRows.ts';

export type Placement = {
  number: number;
  previousHash: Uint8Array | null;
  kind: ReleaseKind;
  readerNote: string;
  /** what a person said of corrections that were taken back, where the texts do not tell whether this one has them */
  bringsBack?: boolean | undefined;
  /** live from here, until there or until something closes it */
  from: Date;
  until: Date | null;
  firstReleasedAt: Date;
  /** when the meaning last changed */
  modifiedAt: Date;
};

export type Released = { releaseId: ReleaseId; number: number; slug: string };

export type Placed = Released & { content: ReleaseContent; placement: Placement };

/**
 * Writes the snapshot and the rows that lists and search find it by. The caller has locked and checked the article.
 * @throws {Refusal} `taken-back-unclear`
 */
export async function placeRelease(
  tx: Transaction,
  actor: ActorOrSystem,
  content: ReleaseContent,
  placement: Placement,
): Promise<Released> {
  const [placed] = await placeReleases(tx, actor, [{ content, placement }]);
  if (!placed) throw new Error('insert gave no row');
  await indexReleases(tx, [placed]);
  const { releaseId, number, slug } = placed;
  return { releaseId, number, slug };
}

/**
 * Writes several snapshots, and the rows that lists find them by. Search finds them after `indexReleases`.
 * @returns in the order given, in which their ids rise
 * @throws {Refusal} `taken-back-unclear`
 */
export async function placeReleases(
  tx: Transaction,
  actor: ActorOrSystem,
  given: { content: ReleaseContent; placement: Placement }[],
): Promise<Placed[]> {
  const rows: (typeof release.$inferInsert)[] = [];
  const slugs: string[] = [];
  for (const { content, placement } of given) {
    slugs.push(await settleSlug(tx, content));
    rows.push(await rowOf(tx, actor, content, placement));
  }
  const ids = await insertReleases(tx, rows);
  const placed = given.map(({ content, placement }, at) => ({
    releaseId: ids[at] as ReleaseId,
    number: placement.number,
    slug: slugs[at] ?? content.article.slug,
    content,
    placement,
  }));
  await placeInLists(tx, placed);
  return placed;
}

async function rowOf(tx: Transaction, actor: ActorOrSystem, content: ReleaseContent, placement: Placement) {
  if (!content.checked.fit) throw new Error('an unfit body was not refused');
  const columns = contentColumns(content, content.checked.body, placement);
  const { from, until, number, bringsBack } = placement;
  return {
    ...columns,
    continues: await resolveContinuedNotes(tx, content, number - 1, bringsBack),
    live: `[${from.toISOString()},${until?.toISOString() ?? ''})`,
    releasedBy: actor.id,
    draftUpto: content.draftUpto,
    contentHash: contentHash(canonicalContent(columns, ledgerNameOf(content))),
  };
}

/** @returns the ids, in the order of the rows */
async function insertReleases(tx: Transaction, rows: (typeof release.$inferInsert)[]): Promise<ReleaseId[]> {
  if (rows.length === 0) return [];
  const { rows: made } = await tx.execute<{ id: string; article_id: string }>(
    sql`${insertOf(release, rows)} returning id, article_id`,
  );
  const byArticle = new Map(made.map((one) => [Number(one.article_id), Number(one.id) as ReleaseId]));
  return rows.map(({ articleId }) => {
    const id = byArticle.get(articleId);
    if (id === undefined) throw new Error('insert gave no row');
    return id;
  });
}

/** What waited since before sections could be renamed has the slug of then, which is the same. */
const ledgerNameOf = ({ section }: ReleaseContent): string | null =>
  section?.ledgerName ?? section?.slug ?? null;

function contentColumns(content: ReleaseContent, body: Body, placement: Placement) {
  const labels = (rows: { slug: string; name: string }[]) => rows.map(({ slug, name }) => ({ slug, name }));
  return {
    articleId: content.article.id,
    number: placement.number,
    kind: placement.kind,
    headline: content.headline,
    standfirst: content.standfirst,
    body,
    teaser: content.teaser,
    wordCount: content.wordCount,
    language: content.article.language,
    sectionId: content.article.sectionId,
    topics: labels(content.topics),
    bylines: labels(content.authors),
    leadAssetId: content.article.leadAssetId,
    pictures: content.pictures,
    firstReleasedAt: placement.firstReleasedAt,
    releasedAt: placement.from,
    modifiedAt: placement.modifiedAt,
    readerNote: placement.readerNote,
    urgency: content.article.urgency,
    isOffFronts: content.article.isOffFronts,
    previousHash: placement.previousHash,
  };
}

/** A story that nobody gave an address gets one from its headline, once. */
async function settleSlug(tx: Transaction, { article: row, headline }: ReleaseContent): Promise<string> {
  if (!isProvisional(row.slug)) return row.slug;
  const slug = await freeSlug(tx, headline, row.id);
  await tx
    .update(article)
    .set({ slug })
    .where(and(eq(article.id, row.id), eq(article.slug, row.slug)));
  return slug;
}

async function placeInLists(tx: Transaction, placed: Placed[]): Promise<void> {
  const topics = placed.flatMap(({ releaseId, placement, content }) =>
    content.topics.map(({ id }) => ({ topicId: id, releaseId, firstReleasedAt: placement.firstReleasedAt })),
  );
  if (topics.length > 0) await tx.execute(insertOf(releaseTopic, topics));
  const authors = placed.flatMap(({ releaseId, placement, content }) =>
    content.authors.map(({ id }) => ({
      authorId: id,
      releaseId,
      firstReleasedAt: placement.firstReleasedAt,
    })),
  );
  if (authors.length > 0) await tx.execute(insertOf(releaseAuthor, authors));
  const shown = placed.flatMap(({ releaseId, content }) =>
    Object.values(content.pictures).map(({ assetId }) => ({ assetId, releaseId })),
  );
  if (shown.length > 0) await tx.insert(releaseAsset).values(shown);
}
