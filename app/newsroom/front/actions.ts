'use server';
import { z } from 'zod';
import { answer } from '#app/answer';
import { type Confirmed, confirmed } from '#app/confirmedAction';
import { currentActor } from '#app/currentActor';
import { type ArrangeFrontOrder, arrangeFront } from '#editorial/front/arranging';
import { count, frontId } from '#editorial/front/orders';
import { type ReleaseFrontOrder, releaseFront } from '#editorial/front/releasing';
import {
  type CallOffFrontOrder,
  callOffFront,
  type RescheduleFrontOrder,
  rescheduleFront,
} from '#editorial/front/rescheduling';
import { rereadFront } from '#editorial/front/room';
import { showDraft } from '#editorial/front/showing';
import { type TakeBackFrontOrder, takeBackFront } from '#editorial/front/takingBack';
import { findFront, readFrontHistory } from '#editorial/front/telling';
import { Refusal } from '#editorial/refusal';

/** No redirect to sign-in from here: it would take the page, and what was arranged on it, away. */
async function actor() {
  const found = await currentActor();
  if (!found) throw new Refusal('not-signed-in');
  return found;
}

/** Saves, and says what it comes to. */
export async function arrange(order: ArrangeFrontOrder) {
  return answer(async () => showDraft(await actor(), await arrangeFront(await actor(), order)));
}

export async function reread(id: number) {
  return answer(async () => {
    const front = await findFront(await actor(), frontId.parse(id));
    if (!front) throw new Refusal('not-found');
    return rereadFront(await actor(), front);
  });
}

export async function release(order: Confirmed<ReleaseFrontOrder>) {
  return answer(async () => releaseFront(await actor(), confirmed(order)));
}

export async function reschedule(order: Confirmed<RescheduleFrontOrder>) {
  return answer(async () => rescheduleFront(await actor(), confirmed(order)));
}

export async function callOff(order: Confirmed<CallOffFrontOrder>) {
  return answer(async () => callOffFront(await actor(), confirmed(order)));
}

export async function takeBack(order: Confirmed<TakeBackFrontOrder>) {
  return answer(async () => takeBackFront(await actor(), confirmed(order)));
}

const olderOrder = z.object({ frontId, before: count });

export async function older(order: z.input<typeof olderOrder>) {
  return answer(async () => readFrontHistory(await actor(), olderOrder.parse(order)));
}
