'use server';
import { z } from 'zod';
import { runActionAs } from '#app/_staff/actionAs.ts';
import { type Confirmed, confirmed } from '#app/_staff/confirmedAction.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { cancelFront, rescheduleFront } from '#editorial/fronts/reschedulingFronts.ts';
import { cancelPackageRelease, reschedulePackage } from '#editorial/packages/reschedulingPackages.ts';
import { cancelRelease, reschedule } from '#editorial/releases/reschedulingReleases.ts';
import { keepLive, rescheduleWithdrawal } from '#editorial/releases/reschedulingWithdrawals.ts';

const target = z.object({
  ...confirmable,
  what: z.enum(['article', 'package', 'front', 'withdrawal']),
  id: z.number().int().positive(),
});
const moveOrder = target.extend({ seen: z.iso.datetime(), at: z.iso.datetime() });

export async function moveEntry(order: Confirmed<z.input<typeof moveOrder>>) {
  return runActionAs(async (actor) => {
    const { what, id, ...rest } = moveOrder.parse(confirmed(order));
    if (what === 'article') return reschedule(actor, { articleId: id, ...rest });
    if (what === 'package') return reschedulePackage(actor, { packageId: id, ...rest });
    if (what === 'front') return rescheduleFront(actor, { frontId: id, ...rest });
    return rescheduleWithdrawal(actor, { articleId: id, ...rest });
  });
}

export async function cancelEntry(order: Confirmed<z.input<typeof target>>) {
  return runActionAs(async (actor) => {
    const { what, id, ...rest } = target.parse(confirmed(order));
    if (what === 'article') return cancelRelease(actor, { articleId: id, ...rest });
    if (what === 'package') return cancelPackageRelease(actor, { packageId: id, ...rest });
    if (what === 'front') return cancelFront(actor, { frontId: id, ...rest });
    return keepLive(actor, { articleId: id, ...rest });
  });
}
