'use server';
import { z } from 'zod';
import { confirmedAction, parsed } from '#app/_staff/action.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { cancelFront, rescheduleFront } from '#editorial/fronts/reschedulingFronts.ts';
import { cancelPackageRelease, reschedulePackage } from '#editorial/packages/reschedulingPackages.ts';
import {
  cancelRelease,
  keepLive,
  reschedule,
  rescheduleWithdrawal,
} from '#editorial/releases/reschedulingReleases.ts';

const target = z.object({
  ...confirmable,
  what: z.enum(['article', 'package', 'front', 'withdrawal']),
  id: z.number().int().positive(),
});
const moveOrder = target.extend({ seen: z.iso.datetime(), at: z.iso.datetime() });

export const moveEntry = confirmedAction(
  parsed(moveOrder, async (actor, { what, id, ...rest }) => {
    if (what === 'article') return reschedule(actor, { articleId: id, ...rest });
    if (what === 'package') return reschedulePackage(actor, { packageId: id, ...rest });
    if (what === 'front') return rescheduleFront(actor, { frontId: id, ...rest });
    return rescheduleWithdrawal(actor, { articleId: id, ...rest });
  }),
);

export const cancelEntry = confirmedAction(
  parsed(target, async (actor, { what, id, ...rest }) => {
    if (what === 'article') return cancelRelease(actor, { articleId: id, ...rest });
    if (what === 'package') return cancelPackageRelease(actor, { packageId: id, ...rest });
    if (what === 'front') return cancelFront(actor, { frontId: id, ...rest });
    return keepLive(actor, { articleId: id, ...rest });
  }),
);
