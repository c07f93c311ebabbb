import type { beforeSyncPayload, Document } from '@hocuspocus/server';
import * as Y from 'yjs';
import type { CollabRefusal } from '#contracts/collaboration.ts';
import { isRefusal } from '#editorial/access/refusal.ts';
import { appendInGroup, type GroupedUpdate } from '#editorial/drafts/groupedUpdates.ts';
import type { Logger } from '#server/logging/logging.ts';
import { createGroupQueue } from './groupQueue.ts';
import { fromLog } from './logFollower.ts';
import {
  AdmissionDenied,
  articleNamed,
  type Holder,
  orUnavailable,
  recheckAdmission,
} from './socketAdmission.ts';
import { checkSuggestions, dropSuggestionGuard } from './suggestionChecks.ts';
import { exceedsDraftSize, hasMissingBase } from './updateChecks.ts';

// y-protocols/sync message types: the client's answer with the updates that the server lacks, and its later updates.
const syncStep2 = 1;
const syncUpdate = 2;

/** Updates committed together: at most as many as are inserted within a few milliseconds. */
const MAX_GROUPED_UPDATES = 100;
const MAX_GROUPED_BYTES = 1024 * 1024;

type Append = (update: GroupedUpdate) => Promise<number>;

/** Appends the updates of a node to the logs of their drafts, in groups. */
export function createUpdateQueue(logger: Logger): Append {
  const append = (updates: GroupedUpdate[]) =>
    appendInGroup(updates, (error) =>
      logger.warn({ err: error, updates: updates.length }, 'updates could not be appended in one statement'),
    );
  return createGroupQueue(append, {
    items: MAX_GROUPED_UPDATES,
    bytes: { max: MAX_GROUPED_BYTES, of: ({ order }) => order.update.byteLength },
  });
}

/** Merges the log into an open document. */
type Reread = (documentName: string) => Promise<void>;

/**
 * Commits the update in a message before Hocuspocus applies and acknowledges it. The editor shows *Saved* on the
 * acknowledgement, so it must mean that the row is in the log. @returns whether the message contained anything to store
 * @throws {AdmissionDenied} when the update could not be stored; it is then not acknowledged
 */
export async function storeUpdate(
  { type, payload, connection, document, documentName }: beforeSyncPayload<Holder>,
  { node, append, reread }: { node: string; append: Append; reread: Reread },
): Promise<boolean> {
  if (type !== syncStep2 && type !== syncUpdate) return false;
  const holder = connection.context as Holder;
  const actor = await recheckAdmission(holder);
  if (type === syncStep2 && addsNothing(document, payload)) return false;
  if (holder.isReviewing) throw new AdmissionDenied('not-allowed');
  await refuseMissingBase(document, payload, reread);
  if (exceedsDraftSize(document, payload)) throw new AdmissionDenied('too-large');
  const repair = await checkSuggestions(document, payload, actor);
  const update = repair ? Y.mergeUpdates([payload, repair]) : payload;
  try {
    await append({
      actor,
      order: {
        articleId: articleNamed(documentName),
        update,
        schemaVersion: holder.schemaVersion,
        act: actor.canOnlySuggest ? 'article.suggest' : 'article.edit',
        begins: !holder.recorded,
        node,
      },
    });
  } catch (error) {
    dropSuggestionGuard(document);
    throw new AdmissionDenied(reasonOf(error));
  }
  holder.recorded = true;
  if (repair) Y.applyUpdate(document, update, fromLog);
  return true;
}

/** A client's first answer repeats every deletion it knows, even when none is new. */
function addsNothing(document: Document, update: Uint8Array): boolean {
  try {
    return Y.snapshotContainsUpdate(Y.snapshot(document), update);
  } catch {
    return false; // truncated: the log refuses it with a reason
  }
}

/**
 * Refuses an update whose base is not in the draft: it would be in the log but visible on no screen. An update that
 * another node has just committed may not have arrived here, so the log is read before refusing.
 */
async function refuseMissingBase(document: Document, update: Uint8Array, reread: Reread): Promise<void> {
  if (!hasMissingBase(document, update)) return;
  await orUnavailable(reread(document.name));
  if (hasMissingBase(document, update)) throw new AdmissionDenied('other-history');
}

const refusals: Record<string, CollabRefusal> = {
  'client-old': 'client-old',
  'in-bin': 'deleted',
  'not-found': 'not-found',
  'not-allowed': 'not-allowed',
  'only-suggests': 'only-suggests',
  'text-long': 'too-large',
};

function reasonOf(error: unknown): CollabRefusal {
  if (!isRefusal(error)) return 'unavailable';
  return refusals[error.reason] ?? 'unfit';
}
