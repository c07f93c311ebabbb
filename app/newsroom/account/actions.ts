'use server';
import { revalidatePath } from 'next/cache';
import { type Answer, answer } from '#app/answer';
import { currentToken, requireActor } from '#app/currentActor';
import { changePassword, changePasswordOrder } from '#editorial/people/changingPassword';
import { endOtherSessions, endOwnSession, endOwnSessionOrder } from '#editorial/people/endingSessions';

const here = '/newsroom/account';

export async function changeMyPassword(order: unknown): Promise<Answer<void>> {
  const actor = await requireActor(here);
  const token = (await currentToken()) ?? '';
  const answered = await answer(() => changePassword(actor, { ...changePasswordOrder.parse(order), token }));
  revalidatePath(here);
  return answered;
}

export async function endMySession(order: unknown): Promise<Answer<void>> {
  const actor = await requireActor(here);
  const answered = await answer(() => endOwnSession(actor, endOwnSessionOrder.parse(order)));
  revalidatePath(here);
  return answered;
}

export async function endMyOtherSessions(): Promise<Answer<{ ended: number }>> {
  const actor = await requireActor(here);
  const token = (await currentToken()) ?? '';
  const answered = await answer(() => endOtherSessions(actor, { token }));
  revalidatePath(here);
  return answered;
}
