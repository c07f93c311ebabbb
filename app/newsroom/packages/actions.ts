'use server';
import { action, confirmedAction } from '#app/_staff/action.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { type FrontOrder, readFrontDraft } from '#editorial/fronts/frontDraftRow.ts';
import { createPackage, renamePackage } from '#editorial/packages/composingPackages.ts';
import { addToPackage, setItems } from '#editorial/packages/fillingPackages.ts';
import { releasePackage } from '#editorial/packages/releasingPackages.ts';
import { cancelPackageRelease, reschedulePackage } from '#editorial/packages/reschedulingPackages.ts';

export const startPackage = action(createPackage);
export const renamePackageAction = action(renamePackage);
export const fillPackage = action(setItems);
export const releasePackageAction = confirmedAction(releasePackage);
export const reschedulePackageRelease = confirmedAction(reschedulePackage);
export const cancelScheduledPackage = confirmedAction(cancelPackageRelease);
export const addArticle = action(addToPackage);

/** The front of a section, or the front page, in a language; created on first use. */
export const findOrCreateFront = action(async (actor: Actor, order: FrontOrder) => {
  return { frontId: Number((await readFrontDraft(actor, order)).frontId) };
});
