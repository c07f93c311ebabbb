import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { type FrontLayout, frontRelease } from '#db/schema/fronts.ts';
import type { FrontReleaseId } from '#db/schema/ids.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record, scheduleEvent } from '#editorial/audit/auditRecord.ts';
import { contentHash } from '#editorial/releases/contentHash.ts';
import { endLiveRelease } from '#editorial/timeline/timeline.ts';
import { checkFront, refuseUnfitFront } from './frontChecks.ts';
import { canonicalFront } from './frontHash.ts';
import { type FrontTimeline, frontReleases, tagsOfFront } from './frontTimeline.ts';

export type PlacedFront = { frontReleaseId: FrontReleaseId; number: number };

/**
 * Checks a front's draft and releases it from `from`, with its audit event and notifications. It replaces a release
 * under embargo.
 * @param from now or later, by the timeline's clock
 * @throws {Refusal} `front-unfit`, `beginning-now`, `changed-meanwhile`
 */
export async function placeFrontDraft(
  tx: Transaction,
  actor: ActorOrSystem,
  timeline: FrontTimeline,
  { from, note }: { from: Date; note: string },
): Promise<PlacedFront> {
  const { row, before } = timeline;
  if (before && before.from >= from) throw new Refusal('changed-meanwhile');
  refuseUnfitFront(await checkFront(tx, { ...row, layout: row.draft }, from));
  await endLiveRelease(tx, frontReleases, timeline, from);
  return placeLayout(tx, actor, timeline, {
    kind: before ? 'update' : 'first',
    layout: row.draft,
    draftVersion: row.version,
    restores: null,
    from,
    note,
  });
}

type Snapshot = Pick<typeof frontRelease.$inferInsert, 'kind' | 'draftVersion' | 'note'> & {
  layout: FrontLayout;
  restores: number | null;
  from: Date;
  /** when it would have begun before it was moved */
  moved?: Date;
};

/** Inserts the release with its hash, audit event and notifications. The caller has ended the replaced release. */
export async function placeLayout(
  tx: Transaction,
  actor: ActorOrSystem,
  { row, before, now }: FrontTimeline,
  { from, moved, ...snapshot }: Snapshot,
): Promise<PlacedFront> {
  const content = {
    ...snapshot,
    frontId: row.id,
    number: (before?.number ?? 0) + 1,
    releasedAt: from,
    previousHash: before?.contentHash ?? null,
  };
  const [created] = await tx
    .insert(frontRelease)
    .values({
      ...content,
      live: sql`tstzrange(${from.toISOString()}::timestamptz, null)`,
      releasedBy: actor.id,
      contentHash: contentHash(
        canonicalFront({ ...content, language: row.language }, row.section?.ledgerName ?? null),
      ),
    })
    .returning({ id: frontRelease.id });
  if (!created) throw new Error('insert returned no row');
  const { number, kind, restores } = content;
  const about = { is: 'front', id: row.id } as const;
  const detail = { number, kind, at: from.toISOString() };
  if (moved) await record(tx, actor, 'front-release.moved', about, { ...detail, from: moved.toISOString() });
  else if (restores) await record(tx, actor, 'front-release.taken-back', about, { ...detail, restores });
  else await record(tx, actor, `front-release.${from > now ? 'scheduled' : 'made'}`, about, detail);
  await scheduleEvent(tx, { event: `front:${created.id}`, at: from });
  if (snapshot.layout.banner)
    await scheduleEvent(tx, { event: `banner:${created.id}`, at: new Date(snapshot.layout.banner.until) });
  await invalidate(tx, tagsOfFront(row));
  return { frontReleaseId: created.id, number };
}
