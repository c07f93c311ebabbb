'use server';
import { z } from 'zod';
import { answer } from '#app/answer';
import { currentActor } from '#app/currentActor';
import { type ArrangeFrontOrder, arrangeFront } from '#editorial/front/arranging';
import { readFrontDraft } from '#editorial/front/drafting';
import { count, frontId } from '#editorial/front/orders';
import { type ReleaseFrontOrder, releaseFront } from '#editorial/front/releasing';
import { callOffFront, type RescheduleFrontOrder, rescheduleFront } from '#editorial/front/rescheduling';
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

async function draftOf(id: number) {
  const front = await findFront(await actor(), frontId.parse(id));
  if (!front) throw new Refusal('not-found');
  return readFrontDraft(await actor(), front);
}

/** Saves, and says what it comes to. */
export async function arrange(order: ArrangeFrontOrder) {
  return answer(async () => showDraft(await actor(), await arrangeFront(await actor(), order)));
}

export async function reread(id: number) {
  return answer(async () => {
    const draft = await draftOf(id);
    return { draft, showing: await showDraft(await actor(), draft) };
  });
}

export async function release(order: ReleaseFrontOrder) {
  return answer(async () => releaseFront(await actor(), order));
}

export async function reschedule(order: RescheduleFrontOrder) {
  return answer(async () => rescheduleFront(await actor(), order));
}

export async function callOff(order: { frontId: number }) {
  return answer(async () => callOffFront(await actor(), order));
}

export async function takeBack(order: TakeBackFrontOrder) {
  return answer(async () => takeBackFront(await actor(), order));
}

const olderOrder = z.object({ frontId, before: count });

export async function older(order: z.input<typeof olderOrder>) {
  return answer(async () => readFrontHistory(await actor(), olderOrder.parse(order)));
}
