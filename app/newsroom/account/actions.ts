'use server';
import { currentToken } from '#app/_auth/currentActor.ts';
import { action, parsed } from '#app/_staff/action.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { changeNoticeEmails, changeNoticeEmailsOrder } from '#editorial/notices/changingNoticeEmails.ts';
import { changePassword, changePasswordOrder } from '#editorial/people/changingPassword.ts';
import { endOtherSessions, endOwnSession, endOwnSessionOrder } from '#editorial/people/endingSessions.ts';

const page = { rereads: '/newsroom/account' };
const ownToken = async () => (await currentToken()) ?? '';

export const changeMyPassword = action(
  parsed(changePasswordOrder, async (actor, order) =>
    changePassword(actor, { ...order, token: await ownToken() }),
  ),
  page,
);
export const changeMyNoticeEmails = action(parsed(changeNoticeEmailsOrder, changeNoticeEmails), page);
export const endMySession = action(parsed(endOwnSessionOrder, endOwnSession), page);
export const endMyOtherSessions = action(
  async (actor: Actor) => endOtherSessions(actor, { token: await ownToken() }),
  page,
);
