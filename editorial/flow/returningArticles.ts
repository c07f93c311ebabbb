import { z } from 'zod';
import { inTransaction } from '#db/pools.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { notify } from '#editorial/notices/noticeRecord.ts';
import { findWriters } from './concernedPeople.ts';
import { flowNote } from './flowNote.ts';
import { changeFlow, markFiled, writeStep } from './flowRecord.ts';
import { flowSubject, lockFlow } from './lockedFlow.ts';

export const returnToWriterOrder = z.object({
  ...flowSubject,
  note: flowNote.refine((note) => note !== '', 'text-unfit'),
});
export type ReturnToWriterOrder = z.input<typeof returnToWriterOrder>;

/**
 * Returns a submitted or approved article to the person who submitted it, with a note that says what to do.
 *
 * @throws {Refusal} `not-found`, `in-bin`, `changed-meanwhile`; `not-filed`
 */
export async function returnToWriter(actor: AnyActor, order: ReturnToWriterOrder): Promise<void> {
  allow(actor, 'article.return');
  const { note, ...subject } = returnToWriterOrder.parse(order);
  await inTransaction(async (tx) => {
    const { articleId, flow } = await lockFlow(tx, subject);
    if (flow?.review !== 'filed' && flow?.review !== 'approved') throw new Refusal('not-filed');
    await markFiled(tx, actor, { articleId, isFiled: false });
    const step = await writeStep(tx, actor, { articleId, kind: 'returned', note });
    await changeFlow(tx, articleId, { review: 'returned', reviewStep: step, approvedVersion: null });
    await record(tx, actor, 'article.return', { is: 'article', id: articleId });
    await notify(tx, actor, {
      articleId,
      kind: 'returned',
      recipients: [flow.writerId, ...(await findWriters(tx, articleId))],
      subject: { is: 'step', step, note },
    });
  });
}
