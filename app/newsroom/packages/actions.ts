'use server';
import { runActionAs } from '#app/_staff/actionAs.ts';
import { type Confirmed, confirmed } from '#app/_staff/confirmedAction.ts';
import { type FrontOrder, readFrontDraft } from '#editorial/fronts/frontDraftRow.ts';
import {
  addToPackage,
  createPackage,
  type ItemsOrder,
  type PackageOrder,
  type RenameOrder,
  renamePackage,
  setItems,
} from '#editorial/packages/composingPackages.ts';
import { type ReleasePackageOrder, releasePackage } from '#editorial/packages/releasingPackages.ts';
import {
  type CancelPackageReleaseOrder,
  cancelPackageRelease,
  type ReschedulePackageOrder,
  reschedulePackage,
} from '#editorial/packages/reschedulingPackages.ts';

export async function startPackage(order: PackageOrder) {
  return runActionAs((actor) => createPackage(actor, order));
}

export async function nameAnew(order: RenameOrder) {
  return runActionAs((actor) => renamePackage(actor, order));
}

export async function fillPackage(order: ItemsOrder) {
  return runActionAs((actor) => setItems(actor, order));
}

export async function releaseTogether(order: Confirmed<ReleasePackageOrder>) {
  return runActionAs((actor) => releasePackage(actor, confirmed(order)));
}

export async function reschedulePackageRelease(order: Confirmed<ReschedulePackageOrder>) {
  return runActionAs((actor) => reschedulePackage(actor, confirmed(order)));
}

export async function cancelScheduledPackage(order: Confirmed<CancelPackageReleaseOrder>) {
  return runActionAs((actor) => cancelPackageRelease(actor, confirmed(order)));
}

export async function addArticle(order: { packageId: number; articleId: number }) {
  return runActionAs((actor) => addToPackage(actor, order));
}

/** The front of a section, or the front page, in a language; it is made on first use. */
export async function findOrCreateFront(order: FrontOrder) {
  return runActionAs(async (actor) => ({ frontId: Number((await readFrontDraft(actor, order)).frontId) }));
}
