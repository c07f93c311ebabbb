'use server';
import { currentActor } from '#app/_auth/currentActor.ts';
import { siteUrl } from '#app/_auth/siteUrl.ts';
import { type Confirmed, confirmed } from '#app/_staff/confirmedAction.ts';
import { runAction } from '#app/_staff/runAction.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import {
  type CreateShareOrder,
  createShare,
  type RevokeShareOrder,
  revokeShare,
} from '#editorial/preview/shareLinks.ts';
import { type ListSharesOrder, listShares } from '#editorial/preview/shareList.ts';

/** Does not redirect to sign-in: that would close the page and lose its unsent text. */
async function actor() {
  const signedIn = await currentActor();
  if (!signedIn) throw new Refusal('not-signed-in');
  return signedIn;
}

export async function createShareLink(order: Confirmed<CreateShareOrder>) {
  return runAction(async () => createShare(await actor(), confirmed(order), siteUrl()));
}

export async function revokeShareLink(order: Confirmed<RevokeShareOrder>) {
  return runAction(async () => revokeShare(await actor(), confirmed(order)));
}

export async function listShareLinks(order: ListSharesOrder) {
  return runAction(async () => listShares(await actor(), order));
}
