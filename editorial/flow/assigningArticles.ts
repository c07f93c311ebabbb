import { z } from 'zod';
import { inTransaction, staff, type Transaction } from '#db/pools.ts';
import { and, asc, eq, isNull } from '#db/query.ts';
import type { UserId } from '#db/schema/ids.ts';
import { user } from '#db/schema/people.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow, may } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { instantSchema, userId } from '#editorial/inputSchemas.ts';
import { notify } from '#editorial/notices/noticeRecord.ts';
import { flowNote } from './flowNote.ts';
import { changeFlow, writeStep } from './flowRecord.ts';
import { flowSubject, lockFlow } from './lockedFlow.ts';

/** `assignee`: null removes the assignment. */
export const assignArticleOrder = z.object({
  ...flowSubject,
  assignee: userId.nullable(),
  dueAt: instantSchema.nullable().optional(),
  note: flowNote.optional(),
});
export type AssignArticleOrder = z.input<typeof assignArticleOrder>;

const subjectOf = (actor: AnyActor, person: UserId) => (person === actor.id ? 'to-self' : 'to-others');

/**
 * Assigns an article to a person, with a due time and a note if there are any, or removes the assignment. The same
 * assignment again changes nothing.
 *
 * @throws {Refusal} `not-found`, `in-bin`, `changed-meanwhile`; `assignee-gone`, `due-past`
 */
export async function assignArticle(actor: AnyActor, order: AssignArticleOrder): Promise<void> {
  const { assignee, dueAt = null, note, ...subject } = assignArticleOrder.parse(order);
  if (assignee !== null) allow(actor, 'article.assign', subjectOf(actor, assignee));
  await inTransaction(async (tx) => {
    const { articleId, flow, now } = await lockFlow(tx, subject);
    const former = flow?.assignee ?? null;
    // Who takes an article over from somebody else changes that person's assignment, too.
    if (former !== null) allow(actor, 'article.assign', subjectOf(actor, former));
    if (assignee === null) {
      if (former === null) return;
      await writeStep(tx, actor, { articleId, kind: 'unassigned', note });
      await changeFlow(tx, articleId, { assignee: null, dueAt: null, assignmentStep: null });
      const { name } = await findPerson(tx, former);
      await record(tx, actor, 'article.unassigned', { is: 'article', id: articleId }, { assignee: name });
      return;
    }
    const isSame = former === assignee && flow?.dueAt?.getTime() === dueAt?.getTime();
    if (isSame && !note) return;
    const { name, disabledAt } = await findPerson(tx, assignee);
    if (disabledAt) throw new Refusal('assignee-gone');
    if (dueAt && dueAt <= now) throw new Refusal('due-past');
    const step = await writeStep(tx, actor, { articleId, kind: 'assigned', note, assignee, dueAt });
    await changeFlow(tx, articleId, { assignee, dueAt, assignmentStep: step });
    const due = dueAt ? { at: dueAt.toISOString() } : {};
    await record(tx, actor, 'article.assigned', { is: 'article', id: articleId }, { assignee: name, ...due });
    await notify(tx, actor, {
      articleId,
      kind: 'assigned',
      recipients: [assignee],
      subject: { is: 'step', step, note: note || undefined, dueAt: dueAt?.toISOString() },
    });
  });
}

async function findPerson(tx: Transaction, id: UserId) {
  const [person] = await tx
    .select({ name: user.name, disabledAt: user.disabledAt })
    .from(user)
    .where(eq(user.id, id));
  if (!person) throw new Refusal('assignee-gone');
  return person;
}

export type Assignee = { id: UserId; name: string };

const MAX_LISTED_PEOPLE = 500;

/** The people to whom the actor may assign an article, by name; themselves first. */
export async function listAssignees(actor: AnyActor): Promise<Assignee[]> {
  allow(actor, 'article.read');
  const isOpen = isNull(user.disabledAt);
  const people = await staff()
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(
      may(actor, 'article.assign', 'to-others')
        ? isOpen
        : and(isOpen, eq(user.id, actor.id ?? (0 as UserId))),
    )
    .orderBy(asc(user.name), asc(user.id))
    .limit(MAX_LISTED_PEOPLE);
  return people.toSorted((a, b) => Number(b.id === actor.id) - Number(a.id === actor.id));
}
