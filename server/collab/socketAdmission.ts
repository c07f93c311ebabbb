import { schemaVersion } from '#body/bodySchema.ts';
import type { CollabHello, CollabRefusal } from '#contracts/collaboration.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { may } from '#editorial/access/policy.ts';
import { readDatabaseId } from '#editorial/databaseIdentity.ts';
import { sessionCookie } from '#editorial/people/sessionCookieName.ts';
import { findActor } from '#editorial/people/sessions.ts';
import { cookieNamed } from '#server/frontServer/requestCookie.ts';

/** Hocuspocus sends `reason` to the client; the empty message keeps it out of its log. */
export class AdmissionDenied extends Error {
  readonly reason: CollabRefusal;

  constructor(reason: CollabRefusal) {
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
  /** looks at the draft from its release page and may not write from there */
  isReviewing: boolean;
};

/**
 * Lets in who is signed in, may edit, runs the current editor, and has its page from this database and for this user: a
 * page that outlived a change of either would send its words into the wrong database or under the wrong name.
 * @throws {Denied}
 */
export async function admit(cookies: string | null, token: string, siteUrl: string): Promise<Holder> {
  const hello = readHello(token);
  if (hello.schemaVersion < schemaVersion) throw new AdmissionDenied('client-old');
  // Made by a newer build than this node runs, or by nobody: the draft would be shut to everyone who tells the truth.
  if (hello.schemaVersion > schemaVersion) throw new AdmissionDenied('unavailable');
  const held = cookieNamed(sessionCookie(siteUrl).name, cookies ?? '');
  const database = await readDatabaseId().catch(() => {
    throw new AdmissionDenied('unavailable');
  });
  if (hello.database !== database) throw new AdmissionDenied('other-database');
  const actor = await whoHolds(held);
  if (hello.userId !== actor.id) throw new AdmissionDenied('other-user');
  return {
    token: held,
    actor,
    askedAt: Date.now(),
    schemaVersion: hello.schemaVersion,
    recorded: false,
    isReviewing: hello.isReviewing === true,
  };
}

/** Milliseconds for which an answer is believed; a notice about people asks again at once. */
const belief = 1_000;

/** Asks again who holds the connection. @throws {Denied} when nobody does, or nobody who may edit */
export async function recheckAdmission(holder: Holder, { now = false } = {}): Promise<Actor> {
  if (now || Date.now() - holder.askedAt > belief) {
    holder.actor = await whoHolds(holder.token);
    holder.askedAt = Date.now();
  }
  return holder.actor;
}

async function whoHolds(token: string | undefined): Promise<Actor> {
  const actor = await findActor(token).catch(() => {
    throw new AdmissionDenied('unavailable');
  });
  if (!actor) throw new AdmissionDenied('not-signed-in');
  if (!may(actor, 'article.edit')) throw new AdmissionDenied('not-allowed');
  return actor;
}

export function articleNamed(documentName: string): ArticleId {
  if (!/^[1-9]\d{0,14}$/.test(documentName)) throw new AdmissionDenied('not-found');
  return Number(documentName) as ArticleId;
}

/** Editors of before this protocol name neither database nor user; they are old. */
function readHello(token: string): CollabHello {
  const old = { schemaVersion: 0, database: '', userId: 0 };
  try {
    const hello = JSON.parse(token) as Partial<CollabHello>;
    const { schemaVersion: version, database, userId } = hello;
    if (!Number.isInteger(version) || typeof database !== 'string' || !Number.isInteger(userId)) return old;
    const isReviewing = hello.isReviewing === true;
    return { schemaVersion: Number(version), database, userId: Number(userId), isReviewing };
  } catch {
    return old;
  }
}
