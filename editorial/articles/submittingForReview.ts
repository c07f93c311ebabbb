import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { keepVersion } from '#editorial/drafts/keepingVersions.ts';
import { findReviewers } from '#editorial/flow/concernedPeople.ts';
import { flowNote } from '#editorial/flow/flowNote.ts';
import { changeFlow, markFiled, writeStep } from '#editorial/flow/flowRecord.ts';
import { flowSubject, type LockedFlow, lockFlow } from '#editorial/flow/lockedFlow.ts';
import { notify } from '#editorial/notices/noticeRecord.ts';

export const submitForReviewOrder = z.object({
  ...flowSubject,
  filed: z.boolean(),
  note: flowNote.optional(),
});
export type SubmitForReviewOrder = z.input<typeof submitForReviewOrder>;

/**
 * Submits an article to the editors for review, with a note if there is one, and keeps its text as a version; or recalls
 * it. Recalling an article that is not submitted changes nothing.
 *
 * @throws {Refusal} `not-found`, `in-bin`, `changed-meanwhile`; `already-filed`
 */
export async function submitForReview(actor: AnyActor, order: SubmitForReviewOrder): Promise<void> {
  allow(actor, 'article.file');
  const { filed, note, ...subject } = submitForReviewOrder.parse(order);
  await inTransaction(async (tx) => {
    const locked = await lockFlow(tx, subject);
    if (filed) await file(tx, actor, locked, note);
    else if (locked.flow?.review === 'filed') await recall(tx, actor, locked);
  });
}

async function file(
  tx: Transaction,
  actor: AnyActor,
  { articleId, flow, createdBy }: LockedFlow,
  note: string | undefined,
): Promise<void> {
  if (flow?.review === 'filed') throw new Refusal('already-filed');
  await markFiled(tx, actor, { articleId, isFiled: true });
  await keepVersion(tx, { articleId, reason: 'filed' });
  const step = await writeStep(tx, actor, { articleId, kind: 'filed', note });
  await changeFlow(tx, articleId, {
    review: 'filed',
    reviewStep: step,
    writerId: actor.id ?? createdBy,
    approvedVersion: null,
  });
  await record(tx, actor, 'article.submitted', { is: 'article', id: articleId });
  const recipients = await findReviewers(tx, flow?.assignee ?? null);
  await notify(tx, actor, {
    articleId,
    kind: 'filed',
    recipients,
    subject: { is: 'step', step, note: note || undefined },
  });
}

async function recall(tx: Transaction, actor: AnyActor, { articleId }: LockedFlow): Promise<void> {
  await markFiled(tx, actor, { articleId, isFiled: false });
  await writeStep(tx, actor, { articleId, kind: 'recalled' });
  await changeFlow(tx, articleId, { review: null, reviewStep: null });
  await record(tx, actor, 'article.recalled', { is: 'article', id: articleId });
}
