'use server';
import { currentActor } from '#app/_auth/currentActor.ts';
import { runAction } from '#app/_staff/runAction.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { type CompareCopiesOrder, compareCopies } from '#editorial/drafts/localCopyComparison.ts';
import { type RecoverDraftOrder, recoverDraft } from '#editorial/drafts/recoveringDrafts.ts';

/** Does not redirect to sign-in: that would close the page and lose its unsent text. */
async function actor() {
  const signedIn = await currentActor();
  if (!signedIn) throw new Refusal('not-signed-in');
  return signedIn;
}

export async function compareWithDrafts(order: CompareCopiesOrder) {
  return runAction(async () => compareCopies(await actor(), order));
}

export async function createRecoveredDraft(order: RecoverDraftOrder) {
  return runAction(async () => recoverDraft(await actor(), order));
}
