import { Extension } from '@tiptap/core';
import type { Fragment } from '@tiptap/pm/model';
import { Plugin, type Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { MAX_INSERT_BYTES } from '#contracts/collaboration.ts';

/** Bytes that Yjs needs for an element beside its text, at most. */
const NODE_BYTES = 60;
/** HTML that is not worth parsing: what it says is larger than may be inserted, or nearly nothing of it is text. */
const MAX_HTML_BYTES = 8 * MAX_INSERT_BYTES;

/**
 * Refuses single changes that are larger than the server takes: they would never be saved, and nothing typed after them
 * either. `onRefused` tells the person; the document stays as it was.
 */
export function insertLimit(onRefused: () => void) {
  return Extension.create({
    name: 'insertLimit',
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction(transaction) {
          if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey)) return true;
          if (insertedBytes(transaction) <= MAX_INSERT_BYTES) return true;
          onRefused();
          return false;
        },
        props: {
          handleDOMEvents: {
            paste: (_, event) => refuseHuge(event, event.clipboardData, onRefused),
            drop: (_, event) => refuseHuge(event, event.dataTransfer, onRefused),
          },
        },
      }),
    ],
  });
}

/** Refuses before anything is parsed: parsing would block the page for seconds. */
function refuseHuge(event: Event, data: DataTransfer | null, onRefused: () => void): boolean {
  const text = data?.getData('text/plain') ?? '';
  const html = data?.getData('text/html') ?? '';
  if (bytesOf(text) <= MAX_INSERT_BYTES && html.length <= MAX_HTML_BYTES) return false;
  event.preventDefault();
  onRefused();
  return true;
}

/** Whether this is more than one change may bring. */
export const isOverInsertLimit = (content: Fragment): boolean => contentBytes(content) > MAX_INSERT_BYTES;

function insertedBytes(transaction: Transaction): number {
  let bytes = 0;
  for (const step of transaction.steps) {
    const slice = (step as { slice?: { content: Fragment } }).slice;
    if (slice) bytes += contentBytes(slice.content);
  }
  return bytes;
}

/** Counted in full only where it may be over the limit. */
function contentBytes(content: Fragment): number {
  // In UTF-8 a character takes three bytes at most.
  if (content.size * (3 + NODE_BYTES) <= MAX_INSERT_BYTES) return 0;
  let nodes = 0;
  const texts: string[] = [];
  content.descendants((node) => {
    nodes += 1;
    if (node.text) texts.push(node.text);
  });
  return nodes * NODE_BYTES + bytesOf(texts.join('')); // in one: each text's own estimate would be three times too high
}

const bytesOf = (text: string): number =>
  text.length * 3 <= MAX_INSERT_BYTES ? text.length * 3 : new TextEncoder().encode(text).length;
