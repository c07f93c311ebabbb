import type { beforeSyncPayload, Document } from '@hocuspocus/server';
import * as Y from 'yjs';
import { append } from '#editorial/article/drafting';
import { isRefusal } from '#editorial/refusal';
import { articleNamed, askAgain, type Denial, Denied, type Holder } from './admitting.ts';

// y-protocols/sync: a client's answer with what we lack, and its further updates.
const syncStep2 = 1;
const syncUpdate = 2;

/**
 * Commits what a message carries before Hocuspocus applies it and says so to the writer: the acknowledgement, which
 * the editor shows as *Saved*, means that the row is in the log.
 * @returns whether there was anything to keep
 * @throws {Denied} when it could not be kept: no acknowledgement follows
 */
export async function keep(
  { type, payload, connection, document, documentName }: beforeSyncPayload<Holder>,
  node: string,
): Promise<boolean> {
  if (type !== syncStep2 && type !== syncUpdate) return false;
  const holder = connection.context as Holder;
  const actor = await askAgain(holder);
  if (type === syncStep2 && addsNothing(document, payload)) return false;
  try {
    await append(actor, {
      articleId: articleNamed(documentName),
      update: payload,
      schemaVersion: holder.schemaVersion,
      begins: !holder.recorded,
      node,
    });
  } catch (error) {
    throw new Denied(reasonOf(error));
  }
  holder.recorded = true;
  return true;
}

/** A client's first answer repeats every deletion it knows, even when it brings nothing new. */
function addsNothing(document: Document, update: Uint8Array): boolean {
  try {
    return Y.snapshotContainsUpdate(Y.snapshot(document), update);
  } catch {
    return false; // torn: the log refuses it with a reason
  }
}

function reasonOf(error: unknown): Denial {
  if (!isRefusal(error)) return 'unavailable';
  if (error.reason === 'client-old' || error.reason === 'not-found') return error.reason;
  return error.reason === 'not-allowed' ? 'not-allowed' : 'unfit';
}
