import { newUuid } from '#contracts/uuid.ts';
import { leavesOf, textOf } from './bodyText.ts';
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

/** A UTC instant to the second, as entries carry it: 2024-04-14T02:15:00Z. */
export function isEntryTime(value: unknown): value is string {
  if (typeof value !== 'string' || !/^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && entryTime(new Date(time)) === value; // 30 February is no day
}

export const entryTime = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

/** A name by which an entry is known, once and for good. */
export const isEntryName = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z\d]{4,24}$/.test(value);

export function newEntryName(): string {
  return newUuid().replaceAll('-', '').slice(0, 10);
}

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
        text: wordsOf(content),
      };
    });
}

function wordsOf(content: BodyNode[]): string {
  return leavesOf({ type: 'doc', content })
    .filter((leaf) => leaf.type !== 'figure')
    .map((leaf) => textOf(leaf).trim())
    .filter(Boolean)
    .join('\n\n');
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
