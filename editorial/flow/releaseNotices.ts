import type { Transaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { release } from '#db/schema/releases.ts';
import { notify } from '#editorial/notices/noticeRecord.ts';
import type { OutboxEvent } from '#editorial/outbox/outboxEvents.ts';
import { findAssignees, findWriters } from './concernedPeople.ts';

/** Notifies the people who worked on an article of its release, when readers see it. */
export async function notifyOfRelease(tx: Transaction, event: OutboxEvent): Promise<void> {
  if (event.is !== 'release' || !event.live) return;
  const { id: articleId, number } = event.article;
  const [row] = await tx
    .select({ by: release.releasedBy })
    .from(release)
    .where(eq(release.id, event.releaseId));
  const recipients = [...(await findWriters(tx, articleId)), ...(await findAssignees(tx, articleId))];
  await notify(
    tx,
    { id: row?.by ?? null },
    { articleId, kind: 'released', recipients, subject: { is: 'release', number } },
  );
}
