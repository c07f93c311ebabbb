'use server';
import { z } from 'zod';
import { action, confirmedAction, parsed } from '#app/_staff/action.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { type ArrangeFrontOrder, arrangeFront } from '#editorial/fronts/arrangingFronts.ts';
import { showDraft } from '#editorial/fronts/frontDraft.ts';
import { findFront, readFrontHistory } from '#editorial/fronts/frontHistory.ts';
import { count, frontId } from '#editorial/fronts/frontInputSchemas.ts';
import { readArrangedFront } from '#editorial/fronts/frontScreen.ts';
import { releaseFront } from '#editorial/fronts/releasingFronts.ts';
import { cancelFront, rescheduleFront } from '#editorial/fronts/reschedulingFronts.ts';
import { takeBackFront } from '#editorial/fronts/takingBackFronts.ts';

/** Saves, and returns the draft as it is then shown. */
export const saveArrangement = action(async (actor: Actor, order: ArrangeFrontOrder) =>
  showDraft(actor, await arrangeFront(actor, order)),
);
export const refreshFront = action(
  parsed(frontId, async (actor, id) => {
    const front = await findFront(actor, id);
    if (!front) throw new Refusal('not-found');
    return readArrangedFront(actor, front);
  }),
);
export const releaseFrontNow = confirmedAction(releaseFront);
export const rescheduleFrontRelease = confirmedAction(rescheduleFront);
export const cancelFrontRelease = confirmedAction(cancelFront);
export const takeBackFrontRelease = confirmedAction(takeBackFront);

const olderOrder = z.object({ frontId, before: count });
export const older = action(parsed(olderOrder, readFrontHistory));
