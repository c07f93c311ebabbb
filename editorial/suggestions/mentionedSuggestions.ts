import * as Y from 'yjs';
import { markNameOf } from '#body/suggestions/markNames.ts';
import { suggestionAttributeNames } from '#body/suggestions/suggestionMarks.ts';
import { isUuid } from '#contracts/uuid.ts';

const MIN_BYTES = 36;
const uuidPattern = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/;
const markNames = new Set(['insertion', 'deletion', 'formatting']);
const attributeNames = new Set<string>(suggestionAttributeNames);

/**
 * The ids of the suggestions that an update adds to texts or elements, each once. Most updates contain no UUID, so they are
 * not decoded. Updates that cannot be decoded mention none.
 */
export function mentionedSuggestions(update: Uint8Array): string[] {
  if (!containsUuid(update)) return [];
  const ids = new Set<string>();
  for (const struct of structsOf(update)) {
    const id = struct instanceof Y.Item && suggestionOf(struct);
    if (isUuid(id)) ids.add(id);
  }
  return [...ids];
}

/** Whether a document contains suggestions. */
export function containsSuggestions(ydoc: Y.Doc): boolean {
  for (const structs of ydoc.store.clients.values())
    for (const struct of structs)
      if (struct instanceof Y.Item && !struct.deleted && isUuid(suggestionOf(struct))) return true;
  return false;
}

function containsUuid(update: Uint8Array): boolean {
  if (update.byteLength < MIN_BYTES) return false;
  const { buffer, byteOffset, byteLength } = update;
  return uuidPattern.test(Buffer.from(buffer, byteOffset, byteLength).toString('latin1'));
}

function structsOf(update: Uint8Array): ReturnType<typeof Y.decodeUpdate>['structs'] {
  try {
    return Y.decodeUpdate(update).structs;
  } catch {
    return [];
  }
}

function suggestionOf({ content, parentSub, origin, rightOrigin }: Y.Item): unknown {
  if (content instanceof Y.ContentFormat) {
    const value = content.value as unknown as { id?: unknown } | null;
    return markNames.has(markNameOf(content.key)) ? value?.id : undefined;
  }
  if (!(content instanceof Y.ContentAny) || content.arr.length !== 1) return undefined;
  // An attribute that replaces an earlier value has no name in the update: it is that of the value before.
  const isUnnamed = parentSub === null && (origin !== null || rightOrigin !== null);
  if (!isUnnamed && !attributeNames.has(parentSub ?? '')) return undefined;
  const value = content.arr[0] as string | { id?: unknown; type?: unknown } | null;
  if (typeof value === 'string') return value;
  return typeof value?.type === 'string' ? value.id : undefined;
}
