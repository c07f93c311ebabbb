import type { Transaction } from '#db/pools.ts';
import { and, eq, lte, sql } from '#db/query.ts';
import { asset } from '#db/schema/assets.ts';
import type { ReleaseId } from '#db/schema/ids.ts';
import { release, releaseAsset } from '#db/schema/releases.ts';
import { section } from '#db/schema/taxonomy.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { endLiveRelease } from '#editorial/timeline/timeline.ts';
import { type ArticleTimeline, articleReleases } from './articleTimeline.ts';
import { canonicalContent, contentHash } from './contentHash.ts';
import { type PlannedEnd, planWithdrawal } from './withdrawals.ts';

/** @throws {Refusal} `rights-expired` if the rights to a picture of this release have ended at that instant */
export async function refuseExpiredRights(tx: Transaction, releaseId: ReleaseId, at: Date): Promise<void> {
  const [expired] = await tx
    .select({ name: asset.fileName })
    .from(releaseAsset)
    .innerJoin(asset, eq(asset.id, releaseAsset.assetId))
    .where(and(eq(releaseAsset.releaseId, releaseId), lte(asset.rightsUntil, at)))
    .limit(1);
  if (expired) throw new Refusal('rights-expired', { name: expired.name });
}

type ReleaseRow = typeof release.$inferSelect;
/** Columns in which a copy differs from its source. */
type Changed =
  | 'number'
  | 'kind'
  | 'restores'
  | 'readerNote'
  | 'firstReleasedAt'
  | 'modifiedAt'
  | 'previousHash';
type ReleaseCopy = Pick<ReleaseRow, Changed> & { source: ReleaseRow; from: Date; end: PlannedEnd | null };

/**
 * Releases the content of an earlier release again, byte for byte, with its rows for lists and search. It replaces the
 * live release and the scheduled one.
 * @throws {Refusal} `beginning-now`
 */
export async function placeCopy(
  tx: Transaction,
  actor: ActorOrSystem,
  timeline: ArticleTimeline,
  { source: { id: sourceId, enteredAt: _, ...source }, from, end, ...changed }: ReleaseCopy,
): Promise<ReleaseId> {
  await endLiveRelease(tx, articleReleases, timeline, from);
  const [filed] =
    source.sectionId === null
      ? []
      : await tx.select({ name: section.ledgerName }).from(section).where(eq(section.id, source.sectionId));
  const continues = changed.restores === null ? source.continues : null;
  const content = { ...source, ...changed, continues, releasedAt: from };
  const [copy] = await tx
    .insert(release)
    .values({
      ...content,
      live: sql`tstzrange(${from.toISOString()}::timestamptz, ${end?.at.toISOString() ?? null}::timestamptz)`,
      releasedBy: actor.id,
      contentHash: contentHash(canonicalContent(content, filed?.name ?? null)),
    })
    .returning({ id: release.id });
  if (!copy) throw new Error('insert returned no row');
  const first = changed.firstReleasedAt.toISOString();
  await tx.execute(sql`insert into release_topic (topic_id, release_id, first_released_at)
    select topic_id, ${copy.id}, ${first}::timestamptz from release_topic where release_id = ${sourceId}`);
  await tx.execute(sql`insert into release_author (author_id, release_id, first_released_at)
    select author_id, ${copy.id}, ${first}::timestamptz from release_author where release_id = ${sourceId}`);
  await tx.execute(sql`insert into release_asset (asset_id, release_id)
    select asset_id, ${copy.id} from release_asset where release_id = ${sourceId}`);
  await tx.execute(sql`insert into release_search (release_id, words, words_version)
    select ${copy.id}, words, words_version from release_search where release_id = ${sourceId}`);
  if (end) await planWithdrawal(tx, actor, { articleId: source.articleId, releaseId: copy.id, ...end });
  return copy.id;
}
