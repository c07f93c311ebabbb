import * as Y from 'yjs';
import { schemaVersion } from '#body/bodySchema.ts';
import { draftOf } from '#body/draftDocument.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { appendToDraft } from '#editorial/drafts/draftUpdates.ts';
import { loadDraft } from '#editorial/drafts/loadedDraft.ts';

/** For tests of suggestions: ids, and changes of a draft's document as an editor makes them. */
export const suggestionId = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-000000000000`;

export const blockAt = (ydoc: Y.Doc, at: number) => ydoc.getXmlFragment('body').get(at) as Y.XmlElement;
export const textAt = (ydoc: Y.Doc, at: number) => blockAt(ydoc, at).get(0) as Y.XmlText;

/** The update of a change to a document. */
export function updateOf(ydoc: Y.Doc, change: (ydoc: Y.Doc) => void): Uint8Array {
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array) => updates.push(update);
  ydoc.on('update', keep);
  ydoc.transact(() => change(ydoc));
  ydoc.off('update', keep);
  return Y.mergeUpdates(updates);
}

/** Changes the draft of an article in the name of a person, like an open editor. */
export async function changeDraft(
  actor: AnyActor,
  articleId: ArticleId,
  change: (ydoc: Y.Doc) => void,
): Promise<void> {
  const update = updateOf(draftOf((await loadDraft(articleId)).state), change);
  await appendToDraft(actor, { articleId, update, schemaVersion });
}

/** Proposes text in the paragraph at a place of the body. */
export const proposeText =
  (id: string, { block = 0, at = 0, text }: { block?: number; at?: number; text: string }) =>
  (ydoc: Y.Doc) =>
    textAt(ydoc, block).insert(at, text, { insertion: { id } });

/** Proposes to delete text in the paragraph at a place of the body. */
export const proposeDeletion =
  (id: string, { block = 0, at, length }: { block?: number; at: number; length: number }) =>
  (ydoc: Y.Doc) =>
    textAt(ydoc, block).format(at, length, { [`deletion--${id.slice(0, 8)}`]: { id } });
