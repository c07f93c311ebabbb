import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Transaction } from '#db/pools';
import { article } from '#db/schema/articles';
import type { ReleaseId } from '#db/schema/ids';
import { type ReleaseKind, releaseKinds, waitingRelease, withdrawal } from '#db/schema/releases';
import type { Doer } from '#editorial/actor';
import { instant, line } from '#editorial/orders';
import { announce, foretell, record } from '#editorial/record';
import { Refusal } from '#editorial/refusal';
import { relate } from '#editorial/related/relating';
import { settleHold } from '#editorial/wire/holds';
import type { Frozen } from './freezing.ts';
import { refuseIfUnfit } from './judging.ts';
import { meetObstacles } from './meeting.ts';
import { placeRelease } from './placing.ts';
import { makeRoom, type PlannedEnd, plannedEnd, type Timeline } from './timeline.ts';
import { past, tagsOf, tagsTouchedBy } from './touching.ts';

/** What is said of one article's release, whenever it begins. */
export const saying = {
  /** what the change is, when it isn't the first release */
  kind: z.enum(releaseKinds).exclude(['first', 'take-back']).optional(),
  readerNote: line(2_000).default(''),
  /** whether a first release shows the time that the wire gave, where it gave one */
  dated: z.enum(['wire', 'now']).default('wire'),
  /**
   * an instant at which it is withdrawn again, and the reason that readers are then given; null: it stays. Left out, an
   * end that is planned for what it replaces stands.
   */
  until: instant.nullable().optional(),
  because: line(2_000).default(''),
  /** whether it brings back what was taken back; must be said where the texts do not tell (`taken-back-unclear`) */
  bringsBack: z.boolean().optional(),
};

export type Saying = z.output<z.ZodObject<typeof saying>>;

export type Released = { releaseId: ReleaseId; number: number; slug: string };

export type Placing = { line: Timeline; frozen: Frozen; asked: Saying; from: Date };

/**
 * Places one judged article in time, with its lists, its record and its notices. The caller has locked and frozen it.
 * @throws {Refusal}
 */
export async function placeOrder(
  tx: Transaction,
  actor: Doer,
  { line, frozen, asked, from }: Placing,
): Promise<Released> {
  const { row, before, now } = line;
  const kind = judgeKind(asked, before !== undefined);
  const end = judgeEnd(asked, from) ?? (await endThatStands(tx, line, asked, from));
  refuseIfUnfit(frozen, await meetObstacles(tx, frozen, { begin: from, end: end?.at ?? null }));
  await settleHold(tx, actor, { articleId: row.id, from });
  const touched = await tagsTouchedBy(tx, row.id);
  await makeRoom(tx, line, from);
  const wire =
    asked.dated === 'wire' && row.wireReleasedAt && row.wireReleasedAt < from ? row.wireReleasedAt : from;
  const firstReleasedAt = before?.firstReleasedAt ?? wire;
  const placed = await placeRelease(tx, actor, frozen, {
    number: (before?.number ?? 0) + 1,
    previousHash: before?.contentHash ?? null,
    kind,
    readerNote: asked.readerNote,
    bringsBack: asked.bringsBack,
    from,
    until: end?.at ?? null,
    firstReleasedAt,
    modifiedAt: kind === 'first' ? firstReleasedAt : kind === 'typo' && before ? before.modifiedAt : from,
  });
  const { number, releaseId, slug } = placed;
  if (end)
    await planWithdrawal(tx, actor, { articleId: row.id, releaseId, until: end.at, because: end.because });
  // The lists of what is live are shown at once: of an update under embargo they must not tell.
  const neighbours = from > now && line.live ? [] : await relate(tx, frozen, releaseId);
  await tx.delete(waitingRelease).where(eq(waitingRelease.articleId, row.id));
  await tx.update(article).set({ filedAt: null, changedAt: sql`now()` }).where(eq(article.id, row.id));
  const until = end?.at.toISOString();
  await record(
    tx,
    actor,
    'article.release',
    { is: 'article', id: row.id },
    { number, kind, at: from.toISOString(), ...(until && { until }) },
  );
  await foretell(tx, { event: `release:${releaseId}`, at: from });
  await announce(tx, [...touched, ...tagsOf(frozen, slug), ...neighbours.map((id) => `article:${id}`)]);
  return placed;
}

export function judgeKind(asked: Pick<Saying, 'kind' | 'readerNote'>, again: boolean): ReleaseKind {
  if (!again) return 'first';
  if (!asked.kind) throw new Refusal('kind-missing');
  if ((asked.kind === 'correction' || asked.kind === 'clarification') && !asked.readerNote) {
    throw new Refusal('note-missing');
  }
  return asked.kind;
}

function judgeEnd({ until, because }: Saying, from: Date): PlannedEnd | null {
  if (!until) return null;
  if (until <= from) throw new Refusal('end-before-begin');
  if (!because) throw new Refusal('reason-missing');
  return { at: until, because };
}

/** A story that was to end does so, unless somebody said otherwise: who puts a comma right says nothing of its end. */
async function endThatStands(
  tx: Transaction,
  { live, coming, now }: Timeline,
  { until }: Saying,
  from: Date,
): Promise<PlannedEnd | null> {
  if (until === null) return null;
  for (const moment of [coming, live]) {
    const planned = moment && (await plannedEnd(tx, moment, now));
    if (planned && planned.at > from) return planned;
  }
  return null;
}

type Withdrawing = { articleId: Timeline['row']['id']; releaseId: ReleaseId; until: Date; because: string };

/** Writes down that a release is to be withdrawn, and tells of it when the time comes. */
export async function planWithdrawal(tx: Transaction, actor: Doer, planned: Withdrawing): Promise<void> {
  const { articleId, releaseId, until, because } = planned;
  const [made] = await tx
    .insert(withdrawal)
    .values({ releaseId, articleId, at: until, by: actor.id, because })
    .returning({ id: withdrawal.id });
  await foretell(tx, { event: `withdrawal:${made?.id}`, at: until });
  await announce(tx, [past]);
}
