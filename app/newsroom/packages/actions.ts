'use server';
import { answer } from '#app/answer';
import { requireActor } from '#app/currentActor';
import { type FrontOrder, readFrontDraft } from '#editorial/front/drafting';
import {
  addToPackage,
  createPackage,
  type ItemsOrder,
  type PackageOrder,
  type RenameOrder,
  renamePackage,
  setItems,
} from '#editorial/package/composing';
import { type ReleasePackageOrder, releasePackage } from '#editorial/package/releasing';
import {
  callOffPackage,
  type ReschedulePackageOrder,
  reschedulePackage,
} from '#editorial/package/rescheduling';

export async function startPackage(order: PackageOrder) {
  const actor = await requireActor();
  return answer(() => createPackage(actor, order));
}

export async function nameAnew(order: RenameOrder) {
  const actor = await requireActor();
  return answer(() => renamePackage(actor, order));
}

export async function fillPackage(order: ItemsOrder) {
  const actor = await requireActor();
  return answer(() => setItems(actor, order));
}

export async function releaseTogether(order: ReleasePackageOrder) {
  const actor = await requireActor();
  return answer(() => releasePackage(actor, order));
}

export async function moveTogether(order: ReschedulePackageOrder) {
  const actor = await requireActor();
  return answer(() => reschedulePackage(actor, order));
}

export async function callOffTogether(order: { packageId: number }) {
  const actor = await requireActor();
  return answer(() => callOffPackage(actor, order));
}

export async function addArticle(order: { packageId: number; articleId: number }) {
  const actor = await requireActor();
  return answer(() => addToPackage(actor, order));
}

/** The front of a section, or the front page, in a language; it is made on first use. */
export async function findFront(order: FrontOrder) {
  const actor = await requireActor();
  return answer(async () => ({ frontId: Number((await readFrontDraft(actor, order)).frontId) }));
}
