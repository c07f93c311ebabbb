'use server';
import { z } from 'zod';
import { answer } from '#app/answer';
import { requireActor } from '#app/currentActor';
import { rescheduleWithdrawal } from '#editorial/article/movingEnds';
import { callOff, reschedule } from '#editorial/article/rescheduling';
import { keepLive } from '#editorial/article/withdrawing';
import { callOffFront, rescheduleFront } from '#editorial/front/rescheduling';
import { callOffPackage, reschedulePackage } from '#editorial/package/rescheduling';

const target = z.object({
  what: z.enum(['article', 'package', 'front', 'withdrawal']),
  id: z.number().int().positive(),
});
const moveOrder = target.extend({ seen: z.iso.datetime(), at: z.iso.datetime() });

export async function moveEntry(order: z.input<typeof moveOrder>) {
  const actor = await requireActor();
  return answer(async () => {
    const { what, id, seen, at } = moveOrder.parse(order);
    if (what === 'article') return reschedule(actor, { articleId: id, seen, at });
    if (what === 'package') return reschedulePackage(actor, { packageId: id, seen, at });
    if (what === 'front') return rescheduleFront(actor, { frontId: id, seen, at });
    return rescheduleWithdrawal(actor, { articleId: id, seen, at });
  });
}

export async function callOffEntry(order: z.input<typeof target>) {
  const actor = await requireActor();
  return answer(async () => {
    const { what, id } = target.parse(order);
    if (what === 'article') return callOff(actor, { articleId: id });
    if (what === 'package') return callOffPackage(actor, { packageId: id });
    if (what === 'front') return callOffFront(actor, { frontId: id });
    return keepLive(actor, { articleId: id });
  });
}
