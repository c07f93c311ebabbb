import { z } from 'zod';
import { inTransaction } from '#db/pools.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { deriveDraft } from '#editorial/drafts/derivedColumns.ts';
import { keepVersion } from '#editorial/drafts/keepingVersions.ts';
import { notify } from '#editorial/notices/noticeRecord.ts';
import { findWriters } from './concernedPeople.ts';
import { flowNote } from './flowNote.ts';
import { changeFlow, markFiled, writeStep } from './flowRecord.ts';
import { flowSubject, lockFlow } from './lockedFlow.ts';

export const approveArticleOrder = z.object({ ...flowSubject, note: flowNote.optional() });
export type ApproveArticleOrder = z.input<typeof approveArticleOrder>;

/**
 * Approves the present text of an article, which is kept as a version: the approval is of that text, and pages say when the
 * draft has changed since.
 *
 * @throws {Refusal} `not-found`, `in-bin`, `changed-meanwhile`, `draft-unreadable`; `already-approved` if this very text
 * is approved
 */
export async function approveArticle(actor: AnyActor, order: ApproveArticleOrder): Promise<void> {
  allow(actor, 'article.approve');
  const { note, ...subject } = approveArticleOrder.parse(order);
  await inTransaction(async (tx) => {
    const { articleId, flow, createdBy } = await lockFlow(tx, subject);
    const version = await keepVersion(tx, { articleId, reason: 'approved' });
    if (flow?.approvedVersion && version === flow.approvedVersion) throw new Refusal('already-approved');
    await markFiled(tx, actor, { articleId, isFiled: false });
    const step = await writeStep(tx, actor, { articleId, kind: 'approved', note });
    await changeFlow(tx, articleId, {
      review: 'approved',
      reviewStep: step,
      approvedVersion: version,
      writerId: flow?.writerId ?? createdBy,
    });
    await record(tx, actor, 'article.approve', { is: 'article', id: articleId }, { version });
    await notify(tx, actor, {
      articleId,
      kind: 'approved',
      recipients: [flow?.assignee ?? null, ...(await findWriters(tx, articleId))],
      subject: { is: 'step', step, note: note || undefined },
    });
  });
  await deriveDraft(subject.articleId);
}
