import { plainText, textOf } from './bodyText.ts';
import type { Body, BodyNode } from './bodyTypes.ts';

/** One report of a live story. */
export type LiveStoryEntry = {
  node: BodyNode;
  /** by which its address ends, for good: unique within the body */
  id: string;
  at: Date;
  /** of the heading that it begins with; may be empty */
  headline: string;
  /** its words below that heading, blocks apart by a blank line */
  text: string;
};

/** The reports of a live story in the order in which they stand. Of two with one name the second gets a number. */
export function entriesOf(body: Body): LiveStoryEntry[] {
  const taken = new Map<string, number>();
  return body.content
    .filter((node) => node.type === 'entry')
    .map((node) => {
      const name = String(node.attrs?.name);
      const before = taken.get(name) ?? 0;
      taken.set(name, before + 1);
      const [first, ...rest] = node.content ?? [];
      const headed = first?.type === 'heading';
      const content = headed ? rest : (node.content ?? []);
      return {
        node,
        id: before ? `entry-${name}-${before + 1}` : `entry-${name}`,
        at: new Date(String(node.attrs?.at)),
        headline: headed ? textOf(first).trim() : '',
        text: plainText({ content }),
      };
    });
}

/**
 * The same body with its entries newest first, in the places that entries had. People who write at once, or away from the
 * server, may have put them otherwise.
 */
export function newestFirst(body: Body): Body {
  const entries = body.content.filter((node) => node.type === 'entry');
  const sorted = entries.toSorted((a, b) => String(b.attrs?.at).localeCompare(String(a.attrs?.at)));
  if (sorted.every((node, at) => node === entries[at])) return body;
  let next = 0;
  const content = body.content.map((node) => (node.type === 'entry' ? (sorted[next++] ?? node) : node));
  return { type: 'doc', content };
}
