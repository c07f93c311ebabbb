import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '#editorial/access/actor.ts';
import { may, type PlainAct } from '#editorial/access/policy.ts';
import { sessionCookie } from '#editorial/people/sessionCookieName.ts';
import { findActor } from '#editorial/people/sessions.ts';
import { ownAddress } from './ownAddress.ts';
import { siteUrl } from './siteUrl.ts';

export async function currentToken(): Promise<string | undefined> {
  return (await cookies()).get(sessionCookie(siteUrl()).name)?.value;
}

/** The signed-in user, from the session's row; read once per request. */
export const currentActor = cache(async (): Promise<Actor | null> => findActor(await currentToken()));

/** For pages: the signed-in user, or a redirect to sign-in that returns to `path`. Actions use `action`. */
export async function requireActor(path?: string): Promise<Actor> {
  const actor = await currentActor();
  if (actor) return actor;
  const requestHeaders = await headers();
  const back =
    path ?? ownAddress(requestHeaders.has('next-action') ? requestHeaders.get('referer') : null, siteUrl());
  redirect(`/sign-in?callbackUrl=${encodeURIComponent(back)}`);
}

/** For pages: the signed-in user who may do this act; anyone else gets "not found". */
export async function requireActorWhoMay(act: PlainAct, path?: string): Promise<Actor> {
  const actor = await requireActor(path);
  if (!may(actor, act)) notFound();
  return actor;
}
