import { z } from 'zod';
import type { NoticeGroup } from '#contracts/noticeGroups.ts';
import { noticeGroupNames } from '#contracts/noticeGroups.ts';
import { inTransaction, staff } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { user } from '#db/schema/people.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { record } from '#editorial/audit/auditRecord.ts';

export const changeNoticeEmailsOrder = z.strictObject({
  groups: z.array(z.enum(noticeGroupNames)).max(noticeGroupNames.length),
});

/** Sets which notices this person also gets by email. */
export async function changeNoticeEmails(
  actor: Actor,
  order: z.input<typeof changeNoticeEmailsOrder>,
): Promise<void> {
  allow(actor, 'self.change-notices');
  const { groups } = changeNoticeEmailsOrder.parse(order);
  const to = noticeGroupNames.filter((name) => groups.includes(name));
  await inTransaction(async (tx) => {
    const [was] = await tx
      .select({ groups: user.emailedNotices })
      .from(user)
      .where(eq(user.id, actor.id))
      .for('update');
    if (!was || was.groups.join() === to.join()) return;
    await tx.update(user).set({ emailedNotices: to }).where(eq(user.id, actor.id));
    await record(tx, actor, 'self.change-notices', { is: 'user', id: actor.id }, { from: was.groups, to });
  });
}

/** The notices that this person also gets by email. */
export async function readNoticeEmails(actor: Actor): Promise<NoticeGroup[]> {
  allow(actor, 'notice.read');
  const [row] = await staff().select({ groups: user.emailedNotices }).from(user).where(eq(user.id, actor.id));
  return row?.groups ?? [];
}
