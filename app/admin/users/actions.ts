'use server';
import { siteUrl } from '#app/_auth/siteUrl.ts';
import { confirmedAction, parsed } from '#app/_staff/action.ts';
import { changeRole, changeRoleOrder } from '#editorial/people/changingRole.ts';
import { disable, disableOrder, enable, enableOrder } from '#editorial/people/disablingPeople.ts';
import { endSessionsOf, endSessionsOrder } from '#editorial/people/endingSessions.ts';
import { invite, inviteAgain, inviteAgainOrder, inviteOrder } from '#editorial/people/invitingPeople.ts';
import { limitToSuggestions, limitToSuggestionsOrder } from '#editorial/people/limitingToSuggestions.ts';

const page = { rereads: '/admin/users' };
const settings = () => ({ site: siteUrl(), mails: Boolean(process.env.SMTP_URL?.trim()) });

export const inviteUser = confirmedAction(
  parsed(inviteOrder, (actor, order) => invite(actor, order, settings())),
  page,
);
export const inviteUserAgain = confirmedAction(
  parsed(inviteAgainOrder, (actor, order) => inviteAgain(actor, order, settings())),
  page,
);
export const limitUser = confirmedAction(parsed(limitToSuggestionsOrder, limitToSuggestions), page);
export const changeUserRole = confirmedAction(parsed(changeRoleOrder, changeRole), page);
export const disableUser = confirmedAction(parsed(disableOrder, disable), page);
export const enableUser = confirmedAction(parsed(enableOrder, enable), page);
export const endUserSessions = confirmedAction(parsed(endSessionsOrder, endSessionsOf), page);
