import type { Document } from '@hocuspocus/server';
import * as Y from 'yjs';
import { MAX_DRAFT_BYTES } from '#contracts/collaboration.ts';

/** Bytes by which a draft's size may have been estimated before it is measured again, which takes a tenth of a second. */
const MAX_ESTIMATED = 256 * 1024;

type Size = { measured: number; since: number };

const sizes = new WeakMap<Document, Size>();

const measure = (document: Document): Size => ({
  measured: Y.encodeStateAsUpdate(document).byteLength,
  since: 0,
});

/** What was measured of an open draft, and the bytes of the updates since, by whomever: an upper bound together. */
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

/** Whether an update would make a draft larger than a draft may be. One that only deletes is always taken. */
export function exceedsDraftSize(document: Document, update: Uint8Array, max = MAX_DRAFT_BYTES): boolean {
  let size = sizeOf(document);
  if (size.measured + size.since + update.byteLength <= max) return false;
  if (size.since > Math.min(MAX_ESTIMATED, max / 64)) {
    size = measure(document);
    sizes.set(document, size);
  }
  return size.measured + update.byteLength > max && Y.decodeUpdate(update).structs.length > 0;
}
