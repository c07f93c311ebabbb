import { Extension } from '@tiptap/core';
import { Fragment } from '@tiptap/pm/model';
import { Plugin, type Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { MAX_INSERT_BYTES } from '#contracts/collaboration.ts';

/** Maximum bytes that Yjs needs for an element, besides its text. */
const NODE_BYTES = 60;
/** Larger HTML is not parsed: its text is too large to be inserted, or it is nearly all markup. */
const MAX_HTML_BYTES = 8 * MAX_INSERT_BYTES;

/**
 * Refuses single changes that are larger than the server accepts: neither they nor the text typed after them would be saved.
 * The document stays unchanged; `onRefused` informs the user.
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

/** Whether the content is too large for one change. */
export const isOverInsertLimit = (content: Fragment): boolean => contentBytes(content) > MAX_INSERT_BYTES;

function insertedBytes({ steps }: Transaction): number {
  const contents = steps.map((step) => (step as { slice?: { content: Fragment } }).slice?.content);
  return contents.reduce((bytes, content = Fragment.empty) => bytes + contentBytes(content), 0);
}

/** The bytes of the content for Yjs, or 0 if it is certainly below the limit. */
function contentBytes(content: Fragment): number {
  // A UTF-16 unit takes at most three bytes in UTF-8.
  if (content.size * (3 + NODE_BYTES) <= MAX_INSERT_BYTES) return 0;
  let nodes = 0;
  const texts: string[] = [];
  content.descendants((node) => {
    nodes += 1;
    if (node.text) texts.push(node.text);
  });
  return nodes * NODE_BYTES + bytesOf(texts.join('')); // joined, because the estimate for short texts is too high
}

const bytesOf = (text: string): number =>
  text.length * 3 <= MAX_INSERT_BYTES ? text.length * 3 : new TextEncoder().encode(text).length;
