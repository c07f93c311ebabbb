import { and, desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools';
import { article } from '#db/schema/articles';
import type { ArticleId, ReleaseId } from '#db/schema/ids';
import { type ReleaseKind, releaseKinds, release as releases } from '#db/schema/releases';
import type { AnyActor } from '#editorial/actor';
import { articleId, instant, line } from '#editorial/orders';
import { confirm } from '#editorial/people/confirming';
import { allow } from '#editorial/policy';
import { announce, record } from '#editorial/record';
import { Refusal } from '#editorial/refusal';
import { relate } from '#editorial/related/relating';
import { freeze } from './freezing.ts';
import { refuseIfUnfit } from './judging.ts';
import { placeRelease } from './placing.ts';
import { tagsOf, tagsTouchedBy } from './touching.ts';

export const releaseOrder = z.object({
  articleId,
  /** the last row of the draft's log that the person saw; when given, a draft that moved on is refused */
  draftUpto: z.coerce.number().int().min(0).optional(),
  /** what the change is, when it isn't the first release */
  kind: z.enum(releaseKinds).exclude(['first']).optional(),
  readerNote: line(2_000).default(''),
  /** whether a first release shows the time that the wire gave, where it gave one */
  dated: z.enum(['wire', 'now']).default('wire'),
  /** an instant to come: the release is under embargo until then */
  at: instant.optional(),
});
export type ReleaseOrder = z.input<typeof releaseOrder>;

export type Released = { releaseId: ReleaseId; number: number; slug: string };

/**
 * Releases an article's draft as it stands: in one transaction, wholly or not at all.
 * @throws {Refusal}
 */
export async function release(actor: AnyActor, order: ReleaseOrder): Promise<Released> {
  allow(actor, 'article.release');
  const asked = releaseOrder.parse(order);
  return inTransaction(async (tx) => {
    await confirm(tx, actor, 'article.release');
    const { row, before, now } = await findForRelease(tx, asked.articleId);
    const frozen = await freeze(tx, row);
    if (asked.draftUpto !== undefined && asked.draftUpto !== frozen.draftUpto)
      throw new Refusal('draft-moved-on');
    refuseIfUnfit(frozen);
    const kind = judgeKind(asked, before !== undefined);
    if (asked.at && asked.at <= now) throw new Refusal('embargo-past');

    const from = asked.at ?? now;
    const touched = await tagsTouchedBy(tx, row.id);
    if (before) await closeLive(tx, row.id, { now, from });
    const wire =
      asked.dated === 'wire' && row.wireReleasedAt && row.wireReleasedAt < from ? row.wireReleasedAt : from;
    const placed = await placeRelease(tx, actor, frozen, {
      number: (before?.number ?? 0) + 1,
      previousHash: before?.contentHash ?? null,
      kind,
      readerNote: asked.readerNote,
      from,
      until: null,
      firstReleasedAt: before?.firstReleasedAt ?? wire,
    });
    // The lists of what is live are shown at once: of an update under embargo they must not tell.
    const neighbours = from > now && before && (await isLive(tx, row.id)) ? [] : await relate(tx, frozen);
    await tx.update(article).set({ filedAt: null, changedAt: sql`now()` }).where(eq(article.id, row.id));
    const { number, releaseId, slug } = placed;
    await record(
      tx,
      actor,
      'article.release',
      { is: 'article', id: row.id },
      { number, kind, at: from.toISOString() },
    );
    await announce(tx, [...touched, ...tagsOf(frozen, slug), ...neighbours.map((id) => `article:${id}`)]);
    return { releaseId, number, slug };
  });
}

function judgeKind(asked: z.output<typeof releaseOrder>, again: boolean): ReleaseKind {
  if (!again) return 'first';
  if (!asked.kind) throw new Refusal('kind-missing');
  if ((asked.kind === 'correction' || asked.kind === 'clarification') && !asked.readerNote) {
    throw new Refusal('note-missing');
  }
  return asked.kind;
}

/**
 * Locks the article, then asks the clock: whoever waited for the lock gets an instant after the one before him.
 * @throws {Refusal} `not-found`
 */
export async function findForRelease(tx: Transaction, articleId: ArticleId) {
  const [row] = await tx.select().from(article).where(eq(article.id, articleId)).for('update');
  if (!row) throw new Refusal('not-found');
  const [found] = await tx
    .select({
      now: sql<string>`to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
      before: {
        number: releases.number,
        contentHash: releases.contentHash,
        firstReleasedAt: releases.firstReleasedAt,
      },
    })
    .from(article)
    .leftJoin(releases, eq(releases.articleId, article.id))
    .where(eq(article.id, articleId))
    .orderBy(desc(releases.number))
    .limit(1);
  if (!found) throw new Error('a locked article is gone');
  return { row, before: found.before ?? undefined, now: new Date(new Date(found.now).getTime() + 1) };
}

async function isLive(tx: Transaction, articleId: ArticleId): Promise<boolean> {
  const [live] = await tx
    .select({ id: releases.id })
    .from(releases)
    .where(and(eq(releases.articleId, articleId), sql`${releases.live} @> clock_timestamp()`));
  return live !== undefined;
}

/** Calls off what has not begun, and lets what is live end at `from`, even where an update put off had it end before. */
export async function closeLive(
  tx: Transaction,
  articleId: ArticleId,
  { now, from }: { now: Date; from: Date },
): Promise<void> {
  await tx
    .update(releases)
    .set({ live: 'empty' })
    .where(and(eq(releases.articleId, articleId), sql`lower(${releases.live}) > clock_timestamp()`));
  await tx
    .update(releases)
    .set({ live: sql`tstzrange(lower(${releases.live}), ${from.toISOString()}::timestamptz)` })
    .where(
      and(eq(releases.articleId, articleId), sql`${releases.live} @> ${now.toISOString()}::timestamptz`),
    );
}
