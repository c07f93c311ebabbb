import { z } from 'zod';
import { inTransaction } from '#db/pools.ts';
import { and, eq, isNull, lte, sql } from '#db/query.ts';
import { notice } from '#db/schema/notices.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { noticeId } from './noticeList.ts';
import { publishNotices } from './noticeRecord.ts';

export const markNoticeReadOrder = z.object({ noticeId });

/** Marks one of the actor's own notices as read; again, it changes nothing. @throws {Refusal} `not-found` */
export async function markNoticeRead(
  actor: Actor,
  order: z.input<typeof markNoticeReadOrder>,
): Promise<void> {
  allow(actor, 'notice.read');
  const { noticeId } = markNoticeReadOrder.parse(order);
  await inTransaction(async (tx) => {
    const isOwn = and(eq(notice.id, noticeId), eq(notice.recipient, actor.id));
    const [found] = await tx.select({ readAt: notice.readAt }).from(notice).where(isOwn).for('update');
    if (!found) throw new Refusal('not-found');
    if (found.readAt) return;
    await tx.update(notice).set({ readAt: sql`now()` }).where(isOwn);
    await publishNotices(tx, [actor.id]);
  });
}

/** `upTo`: the newest notice that the page showed. One that came afterwards stays unread. */
export const markAllNoticesReadOrder = z.object({ upTo: noticeId });

/** Marks all notices of the actor as read, up to one. */
export async function markAllNoticesRead(
  actor: Actor,
  order: z.input<typeof markAllNoticesReadOrder>,
): Promise<{ marked: number }> {
  allow(actor, 'notice.read');
  const { upTo } = markAllNoticesReadOrder.parse(order);
  return inTransaction(async (tx) => {
    const marked = await tx
      .update(notice)
      .set({ readAt: sql`now()` })
      .where(and(eq(notice.recipient, actor.id), lte(notice.id, upTo), isNull(notice.readAt)))
      .returning({ id: notice.id });
    if (marked.length > 0) await publishNotices(tx, [actor.id]);
    return { marked: marked.length };
  });
}
