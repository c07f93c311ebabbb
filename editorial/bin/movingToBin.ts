import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { may } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { checkConfirmation } from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';
import { binKinds } from './binKinds.ts';
import { type BinKind, type Binnable, type BinSubject, binSubjects } from './binnable.ts';

const subject = z.enum(binSubjects);
const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

export const restoreOrder = z.strictObject({ subject, id });
export type RestoreOrder = z.input<typeof restoreOrder>;

export const binOrder = z.strictObject({ subject, id, ...confirmable });
export type BinOrder = z.input<typeof binOrder>;

/**
 * Moves a row to the bin, which removes it from all lists. Rows that refer to it are not changed, so restoring it
 * brings back exactly the earlier state. @throws {Refusal} `not-found`, `not-allowed`, `in-bin` when it is there
 * already, or the reason why it is still used
 */
export async function moveToBin(actor: AnyActor, order: BinOrder): Promise<void> {
  const { subject, id, confirmation } = binOrder.parse(order);
  const kind = binKinds[subject];
  await inTransaction(async (tx) => {
    const locked = await kind.lock(tx, id);
    if (!locked) throw new Refusal('not-found');
    await confirmDeletion(tx, actor, kind, locked);
    await checkConfirmation(tx, actor, { act: kind.act, subject: { is: subject, id }, confirmation });
    if (locked.deletedAt) throw new Refusal('in-bin');
    await kind.refuseIfUsed(tx, id);
    await kind.mark(tx, id, { id: actor.id });
    await record(tx, actor, kind.act, { is: subject, id }, { name: locked.name });
    await kind.announce?.(tx, id);
  });
}

/** Takes a row out of the bin. @throws {Refusal} `not-found`, `not-allowed`, `not-in-bin` */
export async function restoreFromBin(actor: AnyActor, order: RestoreOrder): Promise<void> {
  const { subject, id } = restoreOrder.parse(order);
  const kind = binKinds[subject];
  await inTransaction(async (tx) => {
    const locked = await kind.lock(tx, id);
    if (!locked) throw new Refusal('not-found');
    await reauthorize(tx, actor, 'bin.restore', restoreState(actor, subject, locked));
    if (!locked.deletedAt) throw new Refusal('not-in-bin');
    await kind.mark(tx, id, null);
    await record(tx, actor, 'bin.restore', { is: subject, id }, { name: locked.name });
    await kind.announce?.(tx, id);
  });
}

type Made = Pick<Binnable, 'createdBy'>;

/** Whether the page shows the button. `moveToBin` checks the same policy. */
export const mayDelete = (actor: AnyActor, kind: BinKind, made: Made): boolean =>
  kind.isPersonal ? may(actor, kind.act, ownership(actor, made)) : may(actor, kind.act);

/** Whether the page shows the button. `restoreFromBin` checks the same policy. */
export const mayRestore = (actor: AnyActor, subject: BinSubject, made: Made): boolean =>
  may(actor, 'bin.restore', restoreState(actor, subject, made));

function confirmDeletion(tx: Transaction, actor: AnyActor, kind: BinKind, made: Made): Promise<void> {
  return kind.isPersonal
    ? reauthorize(tx, actor, kind.act, ownership(actor, made))
    : reauthorize(tx, actor, kind.act);
}

const ownership = (actor: AnyActor, { createdBy }: Made) =>
  createdBy !== null && createdBy === actor.id ? 'own' : 'others';

function restoreState(actor: AnyActor, subject: BinSubject, made: Made) {
  if (subject === 'section') return 'section';
  return binKinds[subject].isPersonal ? ownership(actor, made) : 'others';
}
