import { z } from 'zod';
import { schemaVersion } from '#body/bodySchema.ts';
import type { CollabHello, CollabRefusal } from '#contracts/collaboration.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { may } from '#editorial/access/policy.ts';
import { isRefusal } from '#editorial/access/refusal.ts';
import { readDatabaseId } from '#editorial/databaseIdentity.ts';
import { findActors } from '#editorial/people/sessions.ts';
import { sessionToken } from '#server/frontServer/requestCookie.ts';
import { createGroupQueue } from './groupQueue.ts';

/** Hocuspocus sends `reason` to the client. The empty message keeps the refusal out of Hocuspocus' own log. */
export class AdmissionDenied extends Error {
  readonly reason: CollabRefusal;

  constructor(reason: CollabRefusal) {
    super('');
    this.reason = reason;
  }
}

/** The user behind a connection. `actor` was read from the database at `checkedAt` (ms). */
export type Holder = {
  token: string | undefined;
  actor: Actor;
  checkedAt: number;
  schemaVersion: number;
  /** whether the start of the editing session is in the audit log yet */
  recorded: boolean;
  /** the release page opened the connection, on which the user may not write */
  isReviewing: boolean;
};

/**
 * Admits a client if its user is signed in and may suggest, it runs the current editor, and its page was rendered for this
 * database and this user. Otherwise an old page could send its updates to the wrong database or under the wrong name.
 * @throws {AdmissionDenied}
 */
export async function admit(cookies: string | null, helloText: string, siteUrl: string): Promise<Holder> {
  const hello = readHello(helloText);
  if (hello.schemaVersion < schemaVersion) throw new AdmissionDenied('client-old');
  // The client claims a newer schema than this node knows. Accepting it would lock every current client out of the
  // draft.
  if (hello.schemaVersion > schemaVersion) throw new AdmissionDenied('unavailable');
  const database = await orUnavailable(readDatabaseId());
  if (hello.database !== database) throw new AdmissionDenied('other-database');
  const token = sessionToken(cookies, siteUrl);
  const actor = await findEditor(token);
  if (hello.userId !== actor.id) throw new AdmissionDenied('other-user');
  const isReviewing = hello.isReviewing === true;
  return {
    token,
    actor,
    checkedAt: Date.now(),
    schemaVersion: hello.schemaVersion,
    recorded: false,
    isReviewing,
  };
}

/** Milliseconds before a checked actor is checked again. A notification about users triggers a check at once. */
const TRUST_MS = 1_000;

/**
 * Checks the user of a connection again. @throws {AdmissionDenied} if the session ended or the user may no longer edit
 */
export async function recheckAdmission(holder: Holder, { now = false } = {}): Promise<Actor> {
  if (now || Date.now() - holder.checkedAt > TRUST_MS) {
    holder.actor = await findEditor(holder.token);
    holder.checkedAt = Date.now();
  }
  return holder.actor;
}

/** Tokens looked up in one query. */
const MAX_TOKENS = 500;

/** `findActor` in few queries: each connection that writes asks once a second. */
const findActorInGroup = createGroupQueue(findActors, { items: MAX_TOKENS });

async function findEditor(token: string | undefined): Promise<Actor> {
  const actor = await orUnavailable(findActorInGroup(token));
  if (!actor) throw new AdmissionDenied('not-signed-in');
  if (!may(actor, 'article.suggest')) throw new AdmissionDenied('not-allowed');
  return actor;
}

/** @throws {AdmissionDenied} with the reason `unavailable` instead of any other error */
export function orUnavailable<T>(work: Promise<T>): Promise<T> {
  return work.catch(() => {
    throw new AdmissionDenied('unavailable');
  });
}

/** The denial to send to a client when an article could not be loaded. */
export function denialFor(error: unknown): AdmissionDenied {
  if (!isRefusal(error)) return new AdmissionDenied('unavailable');
  return new AdmissionDenied(error.reason === 'in-bin' ? 'deleted' : 'not-found');
}

/** The article of a document name. @throws {AdmissionDenied} when the name is not an id */
export function articleNamed(documentName: string): ArticleId {
  if (!/^[1-9]\d{0,14}$/.test(documentName)) throw new AdmissionDenied('not-found');
  return Number(documentName) as ArticleId;
}

const helloSchema = z.object({
  schemaVersion: z.int(),
  database: z.string(),
  userId: z.int(),
  isReviewing: z.boolean().catch(false),
});

/** Editors older than this protocol send neither database nor user; they are refused as outdated. */
function readHello(text: string): CollabHello {
  try {
    return helloSchema.parse(JSON.parse(text));
  } catch {
    return { schemaVersion: 0, database: '', userId: 0 };
  }
}
