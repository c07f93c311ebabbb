'use server';
import { revalidatePath } from 'next/cache';
import { currentToken } from '#app/_auth/currentActor.ts';
import { mayShowAgain, runActionAs } from '#app/_staff/actionAs.ts';
import type { ActionResult } from '#app/_staff/runAction.ts';
import { changePassword, changePasswordOrder } from '#editorial/people/changingPassword.ts';
import { endOtherSessions, endOwnSession, endOwnSessionOrder } from '#editorial/people/endingSessions.ts';

const here = '/newsroom/account';

export async function changeMyPassword(order: unknown): Promise<ActionResult<void>> {
  const token = (await currentToken()) ?? '';
  const answered = await runActionAs((actor) =>
    changePassword(actor, { ...changePasswordOrder.parse(order), token }),
  );
  if (mayShowAgain(answered)) revalidatePath(here);
  return answered;
}

export async function endMySession(order: unknown): Promise<ActionResult<void>> {
  const answered = await runActionAs((actor) => endOwnSession(actor, endOwnSessionOrder.parse(order)));
  if (mayShowAgain(answered)) revalidatePath(here);
  return answered;
}

export async function endMyOtherSessions(): Promise<ActionResult<{ ended: number }>> {
  const token = (await currentToken()) ?? '';
  const answered = await runActionAs((actor) => endOtherSessions(actor, { token }));
  if (mayShowAgain(answered)) revalidatePath(here);
  return answered;
}
