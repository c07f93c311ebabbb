import type { Document } from '@hocuspocus/server';
import * as Y from 'yjs';
import { MAX_DRAFT_BYTES } from '#contracts/collaboration.ts';

/** Bytes by which the size estimate may grow before the draft is measured again (a measurement takes 0.1 s). */
const MAX_ESTIMATED_GROWTH = 256 * 1024;

type Size = { measured: number; since: number };

const sizes = new WeakMap<Document, Size>();

const measure = (document: Document): Size => ({
  measured: Y.encodeStateAsUpdate(document).byteLength,
  since: 0,
});

/** Last measured size of an open draft plus the bytes of all updates since: together an upper bound of its size. */
function sizeOf(document: Document): Size {
  const known = sizes.get(document);
  if (known) return known;
  sizes.set(document, measure(document));
  document.on('update', (update: Uint8Array) => {
    const size = sizes.get(document);
    if (size) size.since += update.byteLength;
  });
  return sizeOf(document);
}

/** Whether an update would make a draft larger than the limit. An update that only deletes is always accepted. */
export function exceedsDraftSize(document: Document, update: Uint8Array, max = MAX_DRAFT_BYTES): boolean {
  let size = sizeOf(document);
  if (size.measured + size.since + update.byteLength <= max) return false;
  if (size.since > Math.min(MAX_ESTIMATED_GROWTH, max / 64)) {
    size = measure(document);
    sizes.set(document, size);
  }
  return size.measured + update.byteLength > max && Y.decodeUpdate(update).structs.length > 0;
}

/**
 * Whether an update depends on insertions that are neither in the document nor in the update. Yjs would keep it pending
 * until they arrive.
 */
export function hasMissingBase(document: Y.Doc, update: Uint8Array): boolean {
  const structs = structsOf(update);
  const reached = new Map<number, number>();
  const clockOf = (client: number) => Math.max(Y.getState(document.store, client), reached.get(client) ?? 0);
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue;
    const { client, clock } = struct.id;
    if (clock > clockOf(client)) return true;
    reached.set(client, clock + struct.length);
  }
  return structs.some(
    (struct) =>
      struct instanceof Y.Item &&
      [struct.origin, struct.rightOrigin, struct.parent].some(
        (base) => base instanceof Y.ID && base.clock >= clockOf(base.client),
      ),
  );
}

/** The structs of an update; empty if it is truncated, because the log refuses it with a reason. */
function structsOf(update: Uint8Array): ReturnType<typeof Y.decodeUpdate>['structs'] {
  try {
    return Y.decodeUpdate(update).structs;
  } catch {
    return [];
  }
}
