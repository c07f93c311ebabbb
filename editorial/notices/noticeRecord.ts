import { groupOfNotice, type NoticeKind, type NoticeSubject } from '#contracts/noticeGroups.ts';
import type { Transaction } from '#db/pools.ts';
import { and, inArray, isNull, sql } from '#db/query.ts';
import type { ArticleId, UserId } from '#db/schema/ids.ts';
import { notice } from '#db/schema/notices.ts';
import { user } from '#db/schema/people.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { may } from '#editorial/access/policy.ts';
import { enqueueEach } from '#editorial/audit/auditRecord.ts';
import { eventOfNotice, noticeSubject } from './noticeSubject.ts';

export type NoticeOrder = {
  articleId: ArticleId;
  kind: NoticeKind;
  recipients: Iterable<UserId | null>;
  subject: NoticeSubject;
};

/**
 * Notifies people of what the actor has done, in the transaction that does it. Leaves out the actor, disabled people,
 * people who may not read articles, and people who already have a notice of the same event: of several kinds for one
 * event, the first call counts. Their open pages show the notice at commit; those who chose so also get an email.
 */
export async function notify(tx: Transaction, actor: ActorOrSystem, order: NoticeOrder): Promise<void> {
  const { articleId, kind } = order;
  const details = noticeSubject.parse(order.subject);
  const recipients = await findRecipients(tx, actor, order.recipients);
  if (recipients.length === 0) return;
  const event = eventOfNotice(articleId, details);
  const written = await tx
    .insert(notice)
    .values(
      recipients.map(({ id }) => ({ recipient: id, kind, articleId, actorId: actor.id, event, details })),
    )
    .onConflictDoNothing({ target: [notice.recipient, notice.event] })
    .returning({ id: notice.id, recipient: notice.recipient });
  await publishNotices(
    tx,
    written.map(({ recipient }) => recipient),
  );
  const emailed = new Set(
    recipients.filter(({ groups }) => groups.includes(groupOfNotice(kind))).map(({ id }) => id),
  );
  await enqueueEach(
    tx,
    'notice',
    written.filter(({ recipient }) => emailed.has(recipient)).map(({ id }) => ({ notice: id })),
  );
}

/** In the order of ids, so that two acts that notify the same people do not wait for each other. */
async function findRecipients(
  tx: Transaction,
  actor: ActorOrSystem,
  wanted: Iterable<UserId | null>,
): Promise<{ id: UserId; groups: string[] }[]> {
  const ids = [...new Set(wanted)].filter((id): id is UserId => id !== null && id !== actor.id);
  if (ids.length === 0) return [];
  const people = await tx
    .select({ id: user.id, role: user.role, groups: user.emailedNotices })
    .from(user)
    .where(and(inArray(user.id, ids), isNull(user.disabledAt)))
    .orderBy(user.id);
  return people.filter(({ role }) => may({ role }, 'article.read'));
}

/** Lets the open pages of these people read their notices again, at commit. */
export async function publishNotices(tx: Transaction, people: UserId[]): Promise<void> {
  const topics = [...new Set(people)].map((id) => `notice:${id}`);
  if (topics.length === 0) return;
  // A payload has at most 8,000 bytes; the kind alone means several subjects.
  const payload = JSON.stringify(topics.length > 100 ? ['notice'] : topics);
  await tx.execute(sql`select pg_notify('staff', ${payload})`);
}
