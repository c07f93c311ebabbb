import type { IncomingMessage } from 'node:http';
import { ROUTES, type Route } from '#contracts/routes.ts';
import { may, type PlainAct } from '#editorial/access/policy.ts';
import { findBearer } from '#editorial/apiTokens/tokenBearer.ts';
import { findActor } from '#editorial/people/sessions.ts';
import { sessionToken } from './requestCookie.ts';

/** The permit for a large body: a session, a session of a user who may perform this act, or an API token. */
export type BodyPermit = 'session' | 'token' | PlainAct;

/** Maximum body size of a kind of route: for everybody, and for requests with the permit. */
export type BodyLimit = { maxBytes: number; permitted?: { to: BodyPermit; maxBytes: number } };

const KB = 1024;
const MB = 1024 * KB;

/** A picture of the maximum size plus the form's other fields. */
const MAX_UPLOAD_BYTES = 25 * MB + 64 * KB;

/** Matches the path of a route, and all paths below it. */
const startingWith = ({ path }: Route): RegExp => new RegExp(`^${path}(/|$)`);

/** Limits by path; the first match applies. The forms and routes themselves have finer limits. */
const LIMITS: [path: RegExp, limit: BodyLimit][] = [
  [/^\/(sign-in|invite|api\/auth)(\/|$)/, { maxBytes: 32 * KB }],
  [startingWith(ROUTES.subscriptions), { maxBytes: 16 * KB }],
  [startingWith(ROUTES.drafts), { maxBytes: 64 * KB, permitted: { to: 'token', maxBytes: 1_000_000 } }],
  [
    /^\/newsroom\/media\/upload$/,
    { maxBytes: 4 * KB, permitted: { to: 'asset.upload', maxBytes: MAX_UPLOAD_BYTES } },
  ],
  // 5,000,000 characters of wire copy, also in Chinese; next.config.js has the same limit
  [/^\/newsroom\/import$/, { maxBytes: 64 * KB, permitted: { to: 'article.import', maxBytes: 16 * MB } }],
  [/^\/(newsroom|admin)(\/|$)/, { maxBytes: 64 * KB, permitted: { to: 'session', maxBytes: 2 * MB } }],
];

const ELSEWHERE: BodyLimit = { maxBytes: 4 * KB };

/** The limit of the first matching route. */
export const bodyLimitOf = (path: string): BodyLimit =>
  LIMITS.find(([kind]) => kind.test(path))?.[1] ?? ELSEWHERE;

/** Whether the sender has the permit that large bodies need. @throws while the database is unavailable */
export async function hasPermit(
  { headers }: IncomingMessage,
  permit: BodyPermit,
  siteUrl: string,
): Promise<boolean> {
  if (permit === 'token') return (await findBearer(headers.authorization ?? null)) !== null;
  const actor = await findActor(sessionToken(headers.cookie, siteUrl));
  return actor !== null && (permit === 'session' || may(actor, permit));
}
