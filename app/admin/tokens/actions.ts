'use server';
import { revalidatePath } from 'next/cache';
import { mayShowAgain, runActionAs } from '#app/_staff/actionAs.ts';
import { confirmed } from '#app/_staff/confirmedAction.ts';
import type { ActionResult } from '#app/_staff/runAction.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { type IssuedToken, issueToken, issueTokenOrder } from '#editorial/apiTokens/issuingTokens.ts';
import { revokeToken, revokeTokenOrder } from '#editorial/apiTokens/revokingTokens.ts';

/** Refreshes the list whatever the result: a refusal often means that it has changed. */
async function thenList<T>(work: (actor: Actor) => Promise<T>): Promise<ActionResult<T>> {
  const answered = await runActionAs(work);
  if (mayShowAgain(answered)) revalidatePath('/admin/tokens');
  return answered;
}

export async function makeToken(order: unknown): Promise<ActionResult<IssuedToken>> {
  return thenList((actor) => issueToken(actor, issueTokenOrder.parse(confirmed(order))));
}

export async function endToken(order: unknown): Promise<ActionResult<void>> {
  return thenList((actor) => revokeToken(actor, revokeTokenOrder.parse(confirmed(order))));
}
