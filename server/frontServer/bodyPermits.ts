import type { IncomingMessage } from 'node:http';
import { may } from '#editorial/access/policy.ts';
import { findBearer } from '#editorial/apiTokens/tokenBearer.ts';
import { sessionCookie } from '#editorial/people/sessionCookieName.ts';
import { findActor } from '#editorial/people/sessions.ts';
import type { BodyPermit } from './bodyLimits.ts';
import { cookieNamed } from './requestCookie.ts';

/**
 * Whether the sender has the permit that the route requires for large bodies. @throws while the database is unavailable
 */
export async function hasPermit(
  request: IncomingMessage,
  permit: BodyPermit,
  siteUrl: string,
): Promise<boolean> {
  const { authorization, cookie = '' } = request.headers;
  if (permit === 'token') return (await findBearer(authorization ?? null)) !== null;
  const actor = await findActor(cookieNamed(sessionCookie(siteUrl).name, cookie));
  return actor !== null && (permit === 'session' || may(actor, permit));
}
