import { fragmentNumbering, plainText, textOf } from './bodyText.ts';
import type { Body, BodyNode } from './bodyTypes.ts';

/** One report of a live story. */
export type LiveStoryEntry = {
  node: BodyNode;
  /** the fragment of its permanent address, unique within the body */
  id: string;
  at: Date;
  /** the heading that it begins with, if any */
  headline: string;
  /** its text below that heading, with a blank line between blocks */
  text: string;
};

/** The reports of a live story, in their order in the body. Of two with the same name the second gets a number. */
export function entriesOf(body: Body): LiveStoryEntry[] {
  const numberName = fragmentNumbering();
  return body.content
    .filter((node) => node.type === 'entry')
    .map((node) => {
      const { content = [] } = node;
      const [first] = content;
      const isHeaded = first?.type === 'heading';
      return {
        node,
        id: numberName(`entry-${node.attrs?.name}`),
        at: new Date(String(node.attrs?.at)),
        headline: isHeaded ? textOf(first).trim() : '',
        text: plainText({ content: isHeaded ? content.slice(1) : content }),
      };
    });
}

/**
 * The same body with its entries newest first, in the places of the entries. Users who write at the same time or offline may
 * have inserted them in another order.
 */
export function newestFirst(body: Body): Body {
  const entries = body.content.filter((node) => node.type === 'entry');
  const sorted = entries.toSorted((a, b) => String(b.attrs?.at).localeCompare(String(a.attrs?.at)));
  if (sorted.every((node, at) => node === entries[at])) return body;
  let next = 0;
  const content = body.content.map((node) => (node.type === 'entry' ? (sorted[next++] ?? node) : node));
  return { type: 'doc', content };
}
