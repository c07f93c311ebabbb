import type { Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import type { ReleaseId } from '#db/schema/ids.ts';
import { type ReleaseKind, release } from '#db/schema/releases.ts';
import { section } from '#db/schema/taxonomy.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { endLiveRelease } from '#editorial/timeline/timeline.ts';
import { type ArticleTimeline, articleReleases } from './articleTimeline.ts';
import { canonicalContent, contentHash } from './contentHash.ts';
import { type PlannedEnd, planWithdrawal } from './withdrawals.ts';

/** What of a copy is its own; the rest is the content of the release that it copies. */
type ReleaseCopy = {
  source: ReleaseId;
  number: number;
  kind: ReleaseKind;
  restores: number | null;
  readerNote: string;
  firstReleasedAt: Date;
  modifiedAt: Date;
  previousHash: Uint8Array | null;
  from: Date;
  end: PlannedEnd | null;
};

/**
 * Releases the content of an earlier snapshot anew, byte for byte, in place of what is live and to come, with the rows
 * that lists and search find it by.
 * @throws {Refusal} `beginning-now`
 */
export async function placeCopy(
  tx: Transaction,
  actor: ActorOrSystem,
  timeline: ArticleTimeline,
  { source, from, end, ...own }: ReleaseCopy,
): Promise<ReleaseId> {
  await endLiveRelease(tx, articleReleases, timeline, from);
  const [found] = await tx
    .select({ row: release, section: section.ledgerName })
    .from(release)
    .leftJoin(section, eq(section.id, release.sectionId))
    .where(eq(release.id, source));
  if (!found) throw new Error('the release to copy is gone');
  const { id: _, enteredAt: __, ...row } = found.row;
  const continues = own.restores === null ? row.continues : null;
  const content = { ...row, ...own, continues, releasedAt: from };
  const [made] = await tx
    .insert(release)
    .values({
      ...content,
      live: sql`tstzrange(${from.toISOString()}::timestamptz, ${end?.at.toISOString() ?? null}::timestamptz)`,
      releasedBy: actor.id,
      contentHash: contentHash(canonicalContent(content, found.section)),
    })
    .returning({ id: release.id });
  if (!made) throw new Error('insert gave no row');
  const first = own.firstReleasedAt.toISOString();
  await tx.execute(sql`insert into release_topic (topic_id, release_id, first_released_at)
    select topic_id, ${made.id}, ${first}::timestamptz from release_topic where release_id = ${source}`);
  await tx.execute(sql`insert into release_author (author_id, release_id, first_released_at)
    select author_id, ${made.id}, ${first}::timestamptz from release_author where release_id = ${source}`);
  await tx.execute(sql`insert into release_asset (asset_id, release_id)
    select asset_id, ${made.id} from release_asset where release_id = ${source}`);
  await tx.execute(sql`insert into release_search (release_id, words, words_version)
    select ${made.id}, words, words_version from release_search where release_id = ${source}`);
  if (end) await planWithdrawal(tx, actor, { articleId: row.articleId, releaseId: made.id, ...end });
  return made.id;
}
