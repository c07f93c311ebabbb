import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { type FrontLayout, frontRelease } from '#db/schema/fronts.ts';
import type { FrontId, FrontReleaseId } from '#db/schema/ids.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record, scheduleEvent } from '#editorial/audit/auditRecord.ts';
import { checkFront, refuseUnfitFront } from './frontChecks.ts';
import { canonicalFront, frontHash } from './frontHash.ts';
import { endLiveFront, type FrontTimeline, findFrontTimeline, tagsOfFront } from './frontTimeline.ts';

export type PlacedFront = { frontReleaseId: FrontReleaseId; number: number };

export type PlaceFront = {
  frontId: FrontId;
  /** now or later, by the database's clock asked after `lockFronts` */
  from: Date;
  note: string;
};

/**
 * Freezes a front's draft and places it live from `from`, in the caller's transaction: judged, with its record and its
 * notices. What was under embargo before is replaced.
 * @throws {Refusal} `not-found`, `front-unfit`, `beginning-now`, `changed-meanwhile`
 */
export async function placeFront(
  tx: Transaction,
  actor: ActorOrSystem,
  order: PlaceFront,
): Promise<PlacedFront> {
  const line = await findFrontTimeline(tx, order.frontId);
  return placeDraft(tx, actor, line, order);
}

/** The same of a front that the caller has found. */
export async function placeDraft(
  tx: Transaction,
  actor: ActorOrSystem,
  line: FrontTimeline,
  { from, note }: Omit<PlaceFront, 'frontId'>,
): Promise<PlacedFront> {
  const { row, before } = line;
  if (before && before.from >= from) throw new Refusal('changed-meanwhile');
  refuseUnfitFront(await checkFront(tx, { ...row, layout: row.draft }, from));
  await endLiveFront(tx, line, from);
  return placeLayout(tx, actor, line, {
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

/** Writes the snapshot with its hash, its record and its notices; the caller has made room. */
export async function placeLayout(
  tx: Transaction,
  actor: ActorOrSystem,
  { row, section, before }: FrontTimeline,
  { from, moved, ...own }: Snapshot,
): Promise<PlacedFront> {
  const content = {
    ...own,
    frontId: row.id,
    number: (before?.number ?? 0) + 1,
    releasedAt: from,
    previousHash: before?.contentHash ?? null,
  };
  const [made] = await tx
    .insert(frontRelease)
    .values({
      ...content,
      live: sql`tstzrange(${from.toISOString()}::timestamptz, null)`,
      releasedBy: actor.id,
      contentHash: frontHash(
        canonicalFront({ ...content, language: row.language }, section?.ledgerName ?? null),
      ),
    })
    .returning({ id: frontRelease.id });
  if (!made) throw new Error('insert gave no row');
  const { number, kind, restores } = content;
  const detail = {
    number,
    kind,
    at: from.toISOString(),
    ...(restores && { restores }),
    ...(moved && { from: moved.toISOString() }),
  };
  await record(tx, actor, 'front.release', { is: 'front', id: row.id }, detail);
  await scheduleEvent(tx, { event: `front:${made.id}`, at: from });
  if (own.layout.banner)
    await scheduleEvent(tx, { event: `banner:${made.id}`, at: new Date(own.layout.banner.until) });
  await invalidate(tx, tagsOfFront(row));
  return { frontReleaseId: made.id, number };
}
