import { schemaVersion } from '#body/schema';
import type { ArticleId } from '#db/schema/ids';
import type { Actor } from '#editorial/actor';
import { sessionCookie } from '#editorial/people/cookie';
import { findActor } from '#editorial/people/sessions';
import { may } from '#editorial/policy';

/** Why a socket is refused, in the words that the editor understands. */
export type Denial = 'not-signed-in' | 'not-allowed' | 'client-old' | 'not-found' | 'unfit' | 'unavailable';

/** How a socket is closed whose holder may no longer write, or whose update could not be kept. */
export const closeCodes: Record<Denial, number> = {
  'not-signed-in': 4401,
  'not-allowed': 4403,
  'not-found': 4404,
  'client-old': 4410,
  unfit: 4422,
  unavailable: 4503,
};

/** Hocuspocus sends `reason` to the client; the empty message keeps it out of its log. */
export class Denied extends Error {
  readonly reason: Denial;

  constructor(reason: Denial) {
    super('');
    this.reason = reason;
  }
}

/** What a connection knows of whoever holds it. `actor` is as of `askedAt` (ms). */
export type Holder = {
  token: string | undefined;
  actor: Actor;
  askedAt: number;
  schemaVersion: number;
  /** whether its editing session is in the record yet */
  recorded: boolean;
};

/** Lets in who is signed in, may edit and runs the current editor. @throws {Denied} */
export async function admit(cookies: string | null, token: string, siteUrl: string): Promise<Holder> {
  const version = versionOf(token);
  if (version < schemaVersion) throw new Denied('client-old');
  // Made by a newer build than this node runs, or by nobody: the draft would be shut to everyone who tells the truth.
  if (version > schemaVersion) throw new Denied('unavailable');
  const held = cookieNamed(sessionCookie(siteUrl).name, cookies ?? '');
  const actor = await whoHolds(held);
  return { token: held, actor, askedAt: Date.now(), schemaVersion: version, recorded: false };
}

/** Milliseconds for which an answer is believed; a notice about people asks again at once. */
const belief = 1_000;

/** Asks again who holds the connection. @throws {Denied} when nobody does, or nobody who may edit */
export async function askAgain(holder: Holder, { now = false } = {}): Promise<Actor> {
  if (now || Date.now() - holder.askedAt > belief) {
    holder.actor = await whoHolds(holder.token);
    holder.askedAt = Date.now();
  }
  return holder.actor;
}

async function whoHolds(token: string | undefined): Promise<Actor> {
  const actor = await findActor(token).catch(() => {
    throw new Denied('unavailable');
  });
  if (!actor) throw new Denied('not-signed-in');
  if (!may(actor, 'article.edit')) throw new Denied('not-allowed');
  return actor;
}

export function articleNamed(documentName: string): ArticleId {
  if (!/^[1-9]\d{0,14}$/.test(documentName)) throw new Denied('not-found');
  return Number(documentName) as ArticleId;
}

function versionOf(token: string): number {
  try {
    const said: unknown = JSON.parse(token);
    const version = (said as { schemaVersion?: unknown } | null)?.schemaVersion;
    return Number.isInteger(version) ? Number(version) : 0;
  } catch {
    return 0;
  }
}

function cookieNamed(name: string, cookies: string): string | undefined {
  const pair = cookies.split(';').find((part) => part.trim().startsWith(`${name}=`));
  return pair?.trim().slice(name.length + 1);
}
