import type { beforeSyncPayload, Document } from '@hocuspocus/server';
import * as Y from 'yjs';
import type { CollabRefusal } from '#contracts/collaboration.ts';
import { isRefusal } from '#editorial/access/refusal.ts';
import { appendToDraft } from '#editorial/drafts/draftUpdates.ts';
import { exceedsDraftSize } from './draftSize.ts';
import { hasMissingBase } from './missingBase.ts';
import { AdmissionDenied, articleNamed, type Holder, recheckAdmission } from './socketAdmission.ts';

// y-protocols/sync: a client's answer with what we lack, and its further updates.
const syncStep2 = 1;
const syncUpdate = 2;

/**
 * Commits what a message carries before Hocuspocus applies it and says so to the writer: the acknowledgement, which
 * the editor shows as *Saved*, means that the row is in the log.
 * @returns whether there was anything to keep
 * @throws {Denied} when it could not be kept: no acknowledgement follows
 */
export async function storeUpdate(
  { type, payload, connection, document, documentName }: beforeSyncPayload<Holder>,
  node: string,
  reread: (documentName: string) => Promise<void>,
): Promise<boolean> {
  if (type !== syncStep2 && type !== syncUpdate) return false;
  const holder = connection.context as Holder;
  const actor = await recheckAdmission(holder);
  if (type === syncStep2 && addsNothing(document, payload)) return false;
  if (holder.isReviewing) throw new AdmissionDenied('not-allowed');
  await refuseMissingBase(document, payload, reread);
  if (exceedsDraftSize(document, payload)) throw new AdmissionDenied('too-large');
  try {
    await appendToDraft(actor, {
      articleId: articleNamed(documentName),
      update: payload,
      schemaVersion: holder.schemaVersion,
      begins: !holder.recorded,
      node,
    });
  } catch (error) {
    throw new AdmissionDenied(reasonOf(error));
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

/**
 * Refuses an update whose base is not in the draft: it would be in the log and on nobody's screen. What another node
 * has just committed may not have arrived here, so the log is read before the answer.
 */
async function refuseMissingBase(
  document: Document,
  update: Uint8Array,
  reread: (documentName: string) => Promise<void>,
): Promise<void> {
  if (!hasMissingBase(document, update)) return;
  await reread(document.name).catch(() => {
    throw new AdmissionDenied('unavailable');
  });
  if (hasMissingBase(document, update)) throw new AdmissionDenied('other-history');
}

const refusals: Record<string, CollabRefusal> = {
  'client-old': 'client-old',
  'in-bin': 'deleted',
  'not-found': 'not-found',
  'not-allowed': 'not-allowed',
  'text-long': 'too-large',
};

function reasonOf(error: unknown): CollabRefusal {
  if (!isRefusal(error)) return 'unavailable';
  return refusals[error.reason] ?? 'unfit';
}
