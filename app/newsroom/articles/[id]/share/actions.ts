'use server';
import { siteUrl } from '#app/_auth/siteUrl.ts';
import { action, confirmedAction } from '#app/_staff/action.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { type CreateShareOrder, createShare, revokeShare } from '#editorial/sharing/shareLinks.ts';
import { listShares } from '#editorial/sharing/shareList.ts';

export const createShareLink = confirmedAction((actor: Actor, order: CreateShareOrder) =>
  createShare(actor, order, siteUrl()),
);
export const revokeShareLink = confirmedAction(revokeShare);
export const listShareLinks = action(listShares);
