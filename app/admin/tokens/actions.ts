'use server';
import { confirmedAction, parsed } from '#app/_staff/action.ts';
import { issueToken, issueTokenOrder } from '#editorial/apiTokens/issuingTokens.ts';
import { revokeToken, revokeTokenOrder } from '#editorial/apiTokens/revokingTokens.ts';

const page = { rereads: '/admin/tokens' };

export const makeToken = confirmedAction(parsed(issueTokenOrder, issueToken), page);
export const endToken = confirmedAction(parsed(revokeTokenOrder, revokeToken), page);
