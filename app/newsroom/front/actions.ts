'use server';
import { z } from 'zod';
import { currentActor } from '#app/_auth/currentActor.ts';
import { type Confirmed, confirmed } from '#app/_staff/confirmedAction.ts';
import { runAction } from '#app/_staff/runAction.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { type ArrangeFrontOrder, arrangeFront } from '#editorial/fronts/arrangingFronts.ts';
import { showDraft } from '#editorial/fronts/frontDraft.ts';
import { findFront, readFrontHistory } from '#editorial/fronts/frontHistory.ts';
import { count, frontId } from '#editorial/fronts/frontInputSchemas.ts';
import { readArrangedFront } from '#editorial/fronts/frontScreen.ts';
import { type ReleaseFrontOrder, releaseFront } from '#editorial/fronts/releasingFronts.ts';
import {
  type CancelFrontReleaseOrder,
  cancelFront,
  type RescheduleFrontOrder,
  rescheduleFront,
} from '#editorial/fronts/reschedulingFronts.ts';
import { type TakeBackFrontOrder, takeBackFront } from '#editorial/fronts/takingBackFronts.ts';

/** Does not redirect to sign-in: that would close the page and lose its unsaved arrangement. */
async function actor() {
  const signedIn = await currentActor();
  if (!signedIn) throw new Refusal('not-signed-in');
  return signedIn;
}

/** Saves the arrangement and returns the resulting front. */
export async function saveArrangement(order: ArrangeFrontOrder) {
  return runAction(async () => showDraft(await actor(), await arrangeFront(await actor(), order)));
}

export async function refreshFront(id: number) {
  return runAction(async () => {
    const front = await findFront(await actor(), frontId.parse(id));
    if (!front) throw new Refusal('not-found');
    return readArrangedFront(await actor(), front);
  });
}

export async function releaseFrontNow(order: Confirmed<ReleaseFrontOrder>) {
  return runAction(async () => releaseFront(await actor(), confirmed(order)));
}

export async function rescheduleFrontRelease(order: Confirmed<RescheduleFrontOrder>) {
  return runAction(async () => rescheduleFront(await actor(), confirmed(order)));
}

export async function cancelFrontRelease(order: Confirmed<CancelFrontReleaseOrder>) {
  return runAction(async () => cancelFront(await actor(), confirmed(order)));
}

export async function takeBackFrontRelease(order: Confirmed<TakeBackFrontOrder>) {
  return runAction(async () => takeBackFront(await actor(), confirmed(order)));
}

const olderOrder = z.object({ frontId, before: count });

export async function older(order: z.input<typeof olderOrder>) {
  return runAction(async () => readFrontHistory(await actor(), olderOrder.parse(order)));
}
